package crm.metadata.pack;

import crm.metadata.EntityType;
import crm.metadata.Home;
import crm.metadata.NumberType;
import crm.metadata.PicklistType;
import crm.metadata.Role;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Refuses a home that speaks of roles, entity types or fields that do not exist. */
final class HomeCheck {

    private final Map<String, EntityType> types;
    private final Map<String, Role> roles;

    HomeCheck(Map<String, EntityType> types, Map<String, Role> roles) {
        this.types = types;
        this.roles = roles;
    }

    void require(Home home) {
        home.roles().stream().filter(role -> !roles.containsKey(role)).forEach(role -> {
            throw invalid("Home %s is for the unknown role '%s'".formatted(home.name(), role));
        });
        Stream.concat(home.alerts().stream(), home.numbers().stream()).forEach(this::require);
        home.pieces().forEach(this::require);
    }

    /** The home without what speaks of something that is hidden. */
    Home without(Home home) {
        return new Home(
                home.name(),
                home.roles(),
                home.alerts().stream()
                        .filter(measure -> holds(() -> require(measure)))
                        .toList(),
                home.numbers().stream()
                        .filter(measure -> holds(() -> require(measure)))
                        .toList(),
                home.pieces().stream()
                        .filter(piece -> holds(() -> require(piece)))
                        .toList());
    }

    private static boolean holds(Runnable check) {
        try {
            check.run();
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private void require(Home.Piece piece) {
        if (piece instanceof Home.Seen) {
            return;
        }
        EntityType type = type(piece.entity());
        switch (piece) {
            case Home.Bars bars -> {
                if (!(type.field(bars.by()).type() instanceof PicklistType)) {
                    throw invalid("A home shows bars by %s.%s, which is no picklist".formatted(type.name(), bars.by()));
                }
                require(bars.measure());
            }
            case Home.Growth growth -> require(growth.measure());
            case Home.Team team -> team.columns().forEach(this::require);
            case Home.Changes changes -> {
                changes.fields().forEach(type::field);
                if (!(type.field(changes.weigh()).type() instanceof NumberType)) {
                    throw invalid("A home weighs changes by %s.%s, which is no number"
                            .formatted(type.name(), changes.weigh()));
                }
            }
            case Home.Rows _, Home.Seen _ -> {
                // filters and orders are compiled where records are asked; ShippedPacksTest does so for ours
            }
        }
    }

    private void require(Home.Measure measure) {
        EntityType type = type(measure.entity());
        Stream.of(measure.sum(), measure.month()).flatMap(Optional::stream).forEach(type::field);
    }

    private EntityType type(String name) {
        EntityType type = types.get(name);
        if (type == null) {
            throw invalid("A home speaks of the unknown entity type '%s'".formatted(name));
        }
        return type;
    }

    private static ProblemException invalid(String message) {
        return new ProblemException(ProblemCode.INVALID_METADATA, message);
    }
}
