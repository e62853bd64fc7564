package crm.metadata.change;

import crm.metadata.pack.Layer;
import crm.metadata.pack.MetadataFold.Base;
import crm.metadata.pack.Pack;
import crm.metadata.pack.PackReader;
import crm.metadata.pack.PackVersion;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether the packs that a layer names are there and go together; packs that they require are named as well. */
final class NamedPacks {

    private final PackReader reader;
    private final Function<List<PackVersion>, Base> bases;
    private final Layer before;
    private final List<FieldProblem> problems;

    /** @param problems takes up what does not go together */
    NamedPacks(PackReader reader, Function<List<PackVersion>, Base> bases, Layer before, List<FieldProblem> problems) {
        this.reader = reader;
        this.bases = bases;
        this.before = before;
        this.problems = problems;
    }

    /** The layer with every pack named; empty if there is a problem. */
    Optional<Layer> complete(Layer written) {
        if (written.packs().equals(before.packs())) {
            return Optional.of(written);
        }
        try {
            written.packs().forEach(this::requireShipped);
            if (!problems.isEmpty()) {
                return Optional.empty();
            }
            Base base = bases.apply(written.packs());
            base.packs().forEach(pack -> requireVersions(pack, base));
            List<PackVersion> missing = missing(written, base);
            missing.forEach(pack -> requireNotTakenAway(pack, base));
            if (!problems.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    missing.isEmpty()
                            ? written
                            : written.over(Stream.concat(missing.stream(), written.packs().stream())
                                    .toList()));
        } catch (ProblemException unknown) {
            problems.add(new FieldProblem("/packs", unknown.code(), unknown.message()));
            return Optional.empty();
        }
    }

    private void requireShipped(PackVersion pack) {
        int newest = reader.newest(pack.name());
        if (!before.packs().contains(pack) && !reader.nearest(pack).equals(pack)) {
            add(
                    pack.name(),
                    ProblemCode.OUT_OF_RANGE,
                    "There is no version %d of %s here. The newest is %d."
                            .formatted(pack.version(), pack.name(), newest));
        }
    }

    private void requireVersions(Pack pack, Base base) {
        pack.requires().forEach((name, least) -> {
            int version = base.packs().stream()
                    .filter(each -> each.name().equals(name))
                    .mapToInt(Pack::version)
                    .findFirst()
                    .orElse(0);
            if (version < least) {
                add(name, ProblemCode.OUT_OF_RANGE, "%s needs version %d of it.".formatted(pack.id(), least));
            }
        });
    }

    private static List<PackVersion> missing(Layer written, Base base) {
        List<String> named = written.packs().stream().map(PackVersion::name).toList();
        return base.packs().stream()
                .map(Pack::id)
                .filter(pack -> !pack.name().equals(PackVersion.CORE) && !named.contains(pack.name()))
                .toList();
    }

    private void requireNotTakenAway(PackVersion pack, Base base) {
        if (before.packs().stream().noneMatch(had -> had.name().equals(pack.name()))) {
            return;
        }
        List<String> dependants = new ArrayList<>();
        base.packs().stream()
                .filter(each -> each.requires().containsKey(pack.name()))
                .forEach(each -> dependants.add(each.label().english()));
        add(
                pack.name(),
                ProblemCode.IN_USE,
                "%s needs it. Remove that first.".formatted(String.join(", ", dependants)));
    }

    private void add(String pack, ProblemCode code, String message) {
        problems.add(new FieldProblem("/packs/" + pack, code, message));
    }
}
