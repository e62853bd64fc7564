package crm.web.health;

import crm.admin.demo.DemoFill;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A demo stack is ready when its tenants are filled; elsewhere there is nothing to wait for. */
@Singleton
public class DemoReadiness implements ReadinessCheck {

    private final DemoFill fill;

    @Inject
    public DemoReadiness(DemoFill fill) {
        this.fill = fill;
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public Optional<String> problem() {
        return fill.problem();
    }

    @Override
    public boolean isPartOfStarting() {
        return true;
    }
}
