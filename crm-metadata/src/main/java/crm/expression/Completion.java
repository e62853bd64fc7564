package crm.expression;

import crm.metadata.CompositeType;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldType;
import crm.metadata.Label;
import crm.metadata.LookupType;
import crm.metadata.MaskedType;
import crm.metadata.Metadata;
import crm.metadata.PicklistType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What may stand where somebody is writing an expression: fields by name or label, also one lookup away, the options of a
 * picklist behind its comparison, functions. It proposes; whether the whole makes sense is for {@link Expressions}.
 */
public final class Completion {

    /** As many as one looks through. */
    public static final int MOST = 12;

    /** From so many letters on, fields of other records are looked through as well. */
    private static final int ENOUGH = 2;

    private static final Pattern COMPARED =
            Pattern.compile("([\\w.]+)\\s*(?:==|!=|<=|>=|<|>|\\bin\\s*\\[(?:[^\\]]*,)?)\\s*$");

    private static final Pattern OPERATOR = Pattern.compile("(?:[=<>!&|+\\-*/?:(\\[,]|\\bin)\\s*$");

    private static final List<Proposal> FUNCTIONS = List.of(
            Proposal.function("today()"),
            Proposal.function("me()"),
            Proposal.function("date('')"),
            Proposal.function("timestamp('')"),
            Proposal.function("days()"),
            Proposal.function("size()"));

    private final Metadata metadata;
    private final EntityType type;
    private final Function<Label, String> words;

    /** @param words a label in the person's language */
    public Completion(Metadata metadata, EntityType type, Function<Label, String> words) {
        this.metadata = metadata;
        this.type = type;
        this.words = words;
    }

    /** What a proposal stands for. */
    public enum Kind {
        FIELD,
        OPTION,
        VALUE,
        FUNCTION
    }

    /**
     * @param insert what is written
     * @param label what people call it
     * @param from the place of the text from which it is written over, up to the caret
     */
    public record Proposal(String insert, String label, Kind kind, int from) {

        static Proposal function(String insert) {
            return new Proposal(insert, "", Kind.FUNCTION, 0);
        }

        Proposal from(int place) {
            return new Proposal(insert, label, kind, place);
        }

        private boolean isMeant(String begun) {
            return rank(begun) < 3;
        }

        /** What begins so comes first, then what a word of its label does. */
        private int rank(String begun) {
            String name = insert.toLowerCase(Locale.ROOT);
            String said = label.toLowerCase(Locale.ROOT);
            if (name.startsWith(begun) || said.startsWith(begun)) {
                return 0;
            }
            if (said.contains(" " + begun) || name.contains("." + begun)) {
                return 1;
            }
            return name.contains(begun) || said.contains(begun) ? 2 : 3;
        }
    }

    /** True where a name, a text in quotes or what an operator waits for has begun: elsewhere nobody wants proposals unasked. */
    public static boolean awaits(String text, int caret) {
        String before = text.substring(0, Math.clamp(caret, 0, text.length()));
        return openQuote(before) >= 0
                || begin(before) < before.length()
                || OPERATOR.matcher(before).find();
    }

    /** The best proposals for a place of a text, best first. */
    public List<Proposal> at(String text, int caret) {
        String before = text.substring(0, Math.clamp(caret, 0, text.length()));
        int quote = openQuote(before);
        if (quote >= 0) {
            return chosen(options(before.substring(0, quote)), before.substring(quote + 1), quote + 1);
        }
        int from = begin(before);
        String begun = before.substring(from);
        int dot = begun.lastIndexOf('.');
        if (dot >= 0) {
            return chosen(behind(begun.substring(0, dot)), begun.substring(dot + 1), from + dot + 1);
        }
        List<Proposal> all = new ArrayList<>(values(before.substring(0, from)));
        all.addAll(names());
        if (begun.length() >= ENOUGH) {
            all.addAll(through());
        }
        all.addAll(FUNCTIONS);
        return chosen(all, begun, from);
    }

    private static List<Proposal> chosen(List<Proposal> all, String begun, int from) {
        String wanted = begun.toLowerCase(Locale.ROOT);
        Set<String> seen = new HashSet<>();
        return all.stream()
                .filter(proposal -> seen.add(proposal.insert()))
                .filter(proposal ->
                        proposal.isMeant(wanted) && !proposal.insert().equals(begun))
                .sorted(Comparator.comparing(proposal -> proposal.rank(wanted)))
                .limit(MOST)
                .map(proposal -> proposal.from(from))
                .toList();
    }

    /** The place of a quote that is not closed; below 0 if there is none. */
    private static int openQuote(String text) {
        int open = -1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && open >= 0) {
                i++;
            } else if (text.charAt(i) == '\'') {
                open = open < 0 ? i : -1;
            }
        }
        return open;
    }

    private static int begin(String text) {
        int from = text.length();
        while (from > 0 && isOfName(text.charAt(from - 1))) {
            from--;
        }
        return from;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }

    /** The options of the field that is compared with what follows. */
    private List<Proposal> options(String before) {
        return compared(before)
                .flatMap(field -> PicklistType.of(field.type()))
                .map(picklist -> picklist.options().stream()
                        .map(option -> new Proposal(option.name() + "'", words.apply(option.label()), Kind.OPTION, 0))
                        .toList())
                .orElse(List.of());
    }

    /** What a field can be compared with, where a comparison has begun. */
    private List<Proposal> values(String before) {
        return compared(before).map(Field::type).stream()
                .flatMap(compared -> values(compared, before))
                .toList();
    }

    private Stream<Proposal> values(FieldType compared, String before) {
        Stream<Proposal> options = options(before).stream()
                .map(option -> new Proposal("'" + option.insert(), option.label(), Kind.OPTION, 0));
        Stream<String> others = switch (compared.kind()) {
            case DATE -> Stream.of("today()", "date('')");
            case MOMENT -> Stream.of("timestamp('')");
            case BOOLEAN -> Stream.of("true", "false");
            case REFERENCE -> isPerson(compared) ? Stream.of("me()") : Stream.of();
            default -> Stream.of();
        };
        return Stream.of(
                        options,
                        others.map(value -> new Proposal(value, "", Kind.VALUE, 0)),
                        Stream.of(new Proposal("null", "", Kind.VALUE, 0)))
                .flatMap(all -> all);
    }

    private static boolean isPerson(FieldType type) {
        return type instanceof LookupType lookup && lookup.targets().contains(EntityType.USER);
    }

    private Optional<Field> compared(String before) {
        Matcher comparison = COMPARED.matcher(before);
        return comparison.find() ? field(comparison.group(1)) : Optional.empty();
    }

    private Optional<Field> field(String path) {
        String[] names = path.split("\\.", 2);
        Optional<Field> first = type.findField(names[0]);
        return names.length == 1 ? first : first.flatMap(this::target).flatMap(target -> target.findField(names[1]));
    }

    private Optional<EntityType> target(Field lookup) {
        return lookup.type() instanceof LookupType one && !lookup.name().equals(EntityType.ID)
                ? one.target().flatMap(metadata::find)
                : Optional.empty();
    }

    /** What may stand behind a dot. */
    private List<Proposal> behind(String path) {
        Optional<Field> field = field(path);
        if (field.isEmpty()) {
            return List.of();
        }
        List<Proposal> all = new ArrayList<>();
        if (!path.contains(".")) {
            target(field.get()).ifPresent(target -> fields(target).forEach(one -> all.add(proposal("", one))));
        }
        switch (field.get().type()) {
            case CompositeType composite ->
                composite.parts().keySet().forEach(part -> all.add(new Proposal(part, "", Kind.FIELD, 0)));
            case PicklistType picklist -> attributes(picklist).forEach(all::add);
            case LookupType lookup when lookup.isOfSeveral() -> all.add(new Proposal("entity", "", Kind.FIELD, 0));
            case crm.metadata.Textual _ ->
                Stream.of("startsWith('')", "contains('')", "endsWith('')")
                        .map(Proposal::function)
                        .forEach(all::add);
            default -> {
                // nothing follows it
            }
        }
        return all;
    }

    private List<Proposal> names() {
        List<Proposal> all = new ArrayList<>();
        fields(type).forEach(field -> all.add(proposal("", field)));
        type.fields().stream()
                .flatMap(field -> field.type() instanceof PicklistType picklist ? attributes(picklist) : Stream.empty())
                .distinct()
                .forEach(all::add);
        return all;
    }

    private List<Proposal> through() {
        List<Proposal> all = new ArrayList<>();
        type.lookups()
                .forEach(lookup -> target(lookup)
                        .ifPresent(target ->
                                fields(target).forEach(field -> all.add(proposal(lookup.name() + ".", field)))));
        return all;
    }

    private static Stream<Field> fields(EntityType of) {
        return Stream.concat(of.fields().stream(), of.systemFields().stream())
                .filter(field -> !(field.type() instanceof MaskedType));
    }

    private Proposal proposal(String way, Field field) {
        return new Proposal(way + field.name(), words.apply(field.label()), Kind.FIELD, 0);
    }

    private static Stream<Proposal> attributes(PicklistType picklist) {
        return picklist.all().stream()
                .flatMap(option -> option.attributes().keySet().stream())
                .filter(name -> !name.equals("hue"))
                .distinct()
                .map(name -> new Proposal(name, "", Kind.FIELD, 0));
    }
}
