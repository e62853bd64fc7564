package crm.web.health;

import crm.database.Migration;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The schema is at least what this node was built for. It is not, for example, when an old backup came back under it. */
@Singleton
public class MigrationReady implements ReadinessCheck {

    private final Migration migration;

    @Inject
    public MigrationReady(Migration migration) {
        this.migration = migration;
    }

    @Override
    public String name() {
        return "migration";
    }

    @Override
    public Optional<String> problem() {
        return migration.problem();
    }

    @Override
    public boolean isPartOfStarting() {
        return true;
    }
}
