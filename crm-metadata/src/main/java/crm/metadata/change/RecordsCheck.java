package crm.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.EntityType;
import crm.metadata.change.MetadataChange.Kind;
import crm.metadata.change.MetadataChange.Part;
import crm.metadata.pack.Layer;
import crm.metadata.pack.Register;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.record.store.StoredValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the records that there are say to a change: nothing of theirs may be lost or become unreadable. */
final class RecordsCheck {

    /** Counting ends here: "more than". */
    private static final int MOST = 1_000;

    private final Layer layer;
    private final Map<String, Integer> numbers;
    private final StoredValues stored;
    private final boolean leavesRecords;
    private final Set<String> prepared;
    private final List<PlannedConversion> conversions = new ArrayList<>();
    private final List<Preparation> preparations = new ArrayList<>();
    private final List<FieldProblem> problems = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();

    /**
     * @param numbers of the entity types that there were before
     * @param leavesRecords true if records of packs that go may stay behind
     * @param prepared fields whose values have been converted already, as {@code entity.field}
     */
    RecordsCheck(
            Layer layer,
            Map<String, Integer> numbers,
            StoredValues stored,
            boolean leavesRecords,
            Set<String> prepared) {
        this.prepared = prepared;
        this.layer = layer;
        this.numbers = numbers;
        this.stored = stored;
        this.leavesRecords = leavesRecords;
    }

    List<FieldProblem> problems(List<MetadataChange> changes) {
        changes.stream()
                .filter(change -> numbers.containsKey(change.entity()))
                .forEach(change -> check(change, numbers.getOrDefault(change.entity(), 0)));
        changes.stream()
                .filter(change -> change.is(Kind.DELETED, Part.CURRENCY))
                .forEach(this::currency);
        return problems;
    }

    /** A record that is in a currency stays in it, a deleted one too: it may be restored. */
    private void currency(MetadataChange change) {
        boolean isUsed = numbers.values().stream()
                .anyMatch(entity -> stored.holding(entity, EntityType.CURRENCY, change.name(), 1) > 0);
        if (isUsed && !change.before().path("company").asBoolean()) {
            problems.add(new FieldProblem(
                    change.path(),
                    ProblemCode.IN_USE,
                    "Records are in %s. Hide it: they keep it, and it is not chosen any more."
                            .formatted(change.name())));
        }
    }

    /** What nobody reaches after the changes that were checked. */
    List<Loss> losses() {
        return losses;
    }

    /** The fields that take another type. */
    List<PlannedConversion> conversions() {
        return conversions;
    }

    /** Those of them that are made in the background first. */
    List<Preparation> preparations() {
        return preparations;
    }

    private void check(MetadataChange change, int entity) {
        switch (change.part()) {
            case ENTITY -> entity(change, entity);
            case FIELD -> field(change, entity);
            case OPTION, RECORD_TYPE -> option(change, entity);
            case PACK, RULE, UNIQUE, LIST, LAYOUT, CURRENCY, ROLE, ACCESS -> {
                // nothing of a record hangs on it
            }
        }
    }

    private void entity(MetadataChange change, int entity) {
        if (change.kind() != Kind.DELETED) {
            return;
        }
        long live = stored.live(entity, Loss.MOST);
        if (live == 0) {
            return;
        }
        losses.add(new Loss(change.entity(), "", live));
        boolean isOfPack = entity < Register.FIRST_ID;
        if (!isOfPack) {
            add(
                    "",
                    change,
                    ProblemCode.IN_USE,
                    "%s are there. Delete them first, or hide the entity type.".formatted(records(live)));
        } else if (!leavesRecords) {
            add(
                    "",
                    change,
                    ProblemCode.IN_USE,
                    "%s are there. They stay, but nobody reaches them until the pack is installed again: say \"leaveRecords\": true."
                            .formatted(records(live)));
        }
    }

    private void field(MetadataChange change, int entity) {
        if (change.kind() == Kind.CONVERTED) {
            convert(change, entity);
        }
        if (change.after().isMissingNode()) {
            lose(change, entity);
        }
        if (change.after().isMissingNode() || change.after().path("hidden").asBoolean()) {
            return;
        }
        boolean becomesRequired = change.turnsOn("required")
                || (change.kind() == Kind.SHOWN
                        && change.after().path("required").asBoolean());
        if (becomesRequired && !change.after().has("default") && !change.after().has("defaultFormula")) {
            long empty = stored.empty(entity, key(change), MOST);
            if (empty > 0) {
                add(
                        "/required",
                        change,
                        ProblemCode.REQUIRED,
                        "%s have nothing there. Give a default, which they take when they are saved next, or fill them first."
                                .formatted(records(empty)));
            }
        }
        if (change.kind() != Kind.CONVERTED && decimals(change.after()) < decimals(change.before())) {
            fewerDecimals(change, entity);
        }
    }

    private void lose(MetadataChange change, int entity) {
        long present = stored.present(entity, key(change), Loss.MOST);
        if (present > 0) {
            losses.add(new Loss(change.entity(), change.name(), present));
        }
    }

    private void convert(MetadataChange change, int entity) {
        if (prepared.contains(change.entity() + "." + change.name())) {
            return;
        }
        boolean isUnique = change.before().path("unique").asBoolean();
        if (isUnique && stored.present(entity, key(change), 1) > 0) {
            add("/type", change, ProblemCode.NOT_CONVERTIBLE, "Its values are unique. Take that away first.");
        }
        boolean isUnderWay = layer.register()
                .move(change.entity(), change.name())
                .flatMap(Register.Move::next)
                .isPresent();
        if (isUnderWay) {
            add(
                    "/type",
                    change,
                    ProblemCode.IN_PROGRESS,
                    "It is being converted. Let that come to its end, or call it off.");
            return;
        }
        Conversion conversion = new Conversion(stored, entity, key(change), change.before(), change.after());
        PlannedConversion planned = new PlannedConversion(change, conversion.preview(), conversion.isLarge());
        conversion.problem(pointer(change), planned.preview()).ifPresent(problems::add);
        conversions.add(planned);
        if (planned.isLarge()) {
            preparations.add(Preparation.conversion(change, entity));
        }
    }

    /** What the values of a field, or of the picklist of an option, stand under. */
    private String key(MetadataChange change) {
        String field = change.isOfOption() ? change.picklist() : change.name();
        return layer.register().key(change.entity(), field);
    }

    private static int decimals(JsonNode field) {
        return field.path("scale").asInt(0);
    }

    private void fewerDecimals(MetadataChange change, int entity) {
        if (stored.present(entity, key(change), 1) > 0) {
            add(
                    "/scale",
                    change,
                    ProblemCode.NOT_CONVERTIBLE,
                    "Records have values there that could lose decimals. Take away no decimals.");
        }
    }

    private void option(MetadataChange change, int entity) {
        if (change.kind() != Kind.DELETED) {
            return;
        }
        long holding = stored.holding(entity, key(change), change.option(), MOST);
        if (holding > 0) {
            add(
                    "",
                    change,
                    ProblemCode.IN_USE,
                    "%s have it. Hide it, with \"replacedBy\" if another takes its place.".formatted(records(holding)));
        }
    }

    static String records(long count) {
        return count >= MOST ? "More than %,d records".formatted(MOST) : "%,d records".formatted(count);
    }

    private String pointer(MetadataChange change) {
        String below = change.path().substring(change.entity().length() + 1);
        return layer.pointer(change.entity()) + (change.part() == Part.ENTITY ? "" : below);
    }

    private void add(String key, MetadataChange change, ProblemCode code, String message) {
        problems.add(new FieldProblem(pointer(change) + key, code, message));
    }
}
