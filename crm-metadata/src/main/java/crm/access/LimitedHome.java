package crm.access;

import crm.metadata.EntityType;
import crm.metadata.Home;
import crm.record.query.Sort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes out of a home the figures and pieces that ask for something somebody may not see. */
final class LimitedHome {

    private final LimitedMetadata limited;

    LimitedHome(LimitedMetadata limited) {
        this.limited = limited;
    }

    Home seen(Home home) {
        return new Home(
                home.name(),
                home.roles(),
                home.alerts().stream().filter(this::maySee).toList(),
                home.numbers().stream().filter(this::maySee).toList(),
                home.pieces().stream().filter(this::maySee).toList());
    }

    private boolean maySee(Home.Measure measure) {
        Optional<EntityType> type = limited.type(measure);
        return type.isEmpty()
                || limited.maySee(type.get(), measure.filter())
                        && areOpen(
                                type.get(),
                                Stream.of(measure.sum(), measure.month()).flatMap(Optional::stream));
    }

    private boolean maySee(Home.Piece piece) {
        Optional<EntityType> type = limited.type(piece);
        if (type.isEmpty()) {
            return true;
        }
        return switch (piece) {
            case Home.Rows rows ->
                limited.maySee(type.get(), rows.filter()) && areOpen(type.get(), sorts(rows, type.get()));
            case Home.Bars bars -> areOpen(type.get(), Stream.of(bars.by())) && maySee(bars.measure());
            case Home.Changes changes ->
                limited.maySee(type.get(), changes.filter())
                        && areOpen(type.get(), Stream.concat(changes.fields().stream(), Stream.of(changes.weigh())));
            case Home.Growth growth -> maySee(growth.measure());
            case Home.Team team -> team.columns().stream().allMatch(this::maySee);
            case Home.Seen _ -> true;
        };
    }

    private static Stream<String> sorts(Home.Rows rows, EntityType type) {
        List<Sort> order = Sort.parse(type, rows.sort());
        return order.stream().map(sort -> sort.field().name());
    }

    private boolean areOpen(EntityType type, Stream<String> fields) {
        return fields.allMatch(field -> limited.isOpen(type, field));
    }
}
