package crm.bench;

import crm.stack.Progress;
import crm.stack.Settings;
import crm.stack.Stack;
import crm.testing.RunningStack;
import crm.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What {@code ./crm bench} runs. Prints tables and writes {@code var/bench/*.json}; judges nothing. */
public final class Bench {

    private static final double WARM_UP_SECONDS = 20;

    /** Kept, or its level would be forgotten. */
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

    private final Options options;
    private final Settings settings;
    private final List<Measured> measured = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();

    private Bench(Options options) {
        this.options = options;
        Path home = Path.of(System.getProperty("kinship.home", "")).toAbsolutePath();
        this.settings = Settings.fromEnvironment(home, System.getenv());
    }

    public static void main(String[] words) throws Exception {
        HIBERNATE.setLevel(Level.SEVERE);
        Options options;
        try {
            options = Options.of(List.of(words));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        new Bench(options).run();
        System.exit(0);
    }

    private void run() throws Exception {
        Optional<Stack> own = isUp() ? Optional.empty() : Optional.of(Stack.start(settings, new Progress(System.out)));
        try (BenchStack stack = new BenchStack(new RunningStack(settings), settings, 1)) {
            stack.deploy();
            if (options.isOfMetadata()) {
                shape(stack);
            } else {
                measure(stack);
            }
            report(stack);
        } finally {
            own.ifPresent(Stack::close);
        }
    }

    private boolean isUp() {
        return Files.exists(settings.state().resolve("run/ready"));
    }

    private void measure(BenchStack stack) throws Exception {
        try (Connection filling = stack.asSuperuser();
                Connection superuser = stack.asSuperuser()) {
            BenchData data = new BenchData(filling, settings.home().resolve("config"));
            Progress progress = new Progress(System.out);
            BenchTenant big = progress.step(
                    "%,d opportunities".formatted(options.deals()),
                    () -> data.tenant("bench-" + options.deals(), BenchData.Size.big(options.deals())));
            List<BenchTenant> small = progress.step("%,d small tenants".formatted(options.tenants()), () -> {
                List<BenchTenant> all = new ArrayList<>();
                for (int i = 0; i < options.tenants(); i++) {
                    all.add(data.tenant("bench-small-%04d".formatted(i), BenchData.Size.SMALL));
                }
                return all;
            });
            progress.run("People and rights", () -> stack.grant(data, big));
            progress.run("Statistics", () -> settle(superuser));
            works(stack, superuser, big);
            if (options.named("tenants")) {
                new TenantsWork(stack, data, options).run(small).forEach(this::tell);
            }
        }
    }

    private void shape(BenchStack stack) throws Exception {
        try (Connection filling = stack.asSuperuser()) {
            BenchData data = new BenchData(filling, settings.home().resolve("config"));
            figures.addAll(new MetadataWork(stack, data, options).run());
        }
    }

    private static void settle(Connection superuser) {
        try {
            BenchData.settle(superuser);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void works(BenchStack stack, Connection superuser, BenchTenant in) throws Exception {
        List<Work> all;
        try (Recording recording = new Recording(stack.asApplication())) {
            all = new Works(recording, in).all(Math.min(1_000, options.deals() / 100));
        }
        List<Work> works =
                all.stream().filter(work -> options.named(work.name())).toList();
        Load load = new Load(stack::node);
        Progress progress = new Progress(System.out);
        progress.step("Warming up", () -> warm(stack, in, load, works));
        progress.run("Statistics", () -> settle(superuser));
        System.out.printf("%n%s%n", Tables.head());
        for (int clients : options.clients()) {
            for (Work work : works) {
                ways(stack, in, load, work, clients);
            }
        }
    }

    /** What a server that has just started compiles meanwhile is told by the time of its start. */
    private static int warm(BenchStack stack, BenchTenant in, Load load, List<Work> works) throws Exception {
        double seconds = Math.max(2, WARM_UP_SECONDS / works.size());
        for (Work work : works) {
            Map<String, Sender.Of> senders = new Senders(stack, in).of(work);
            for (String way : List.of("rest", "servlet")) {
                load.run(work, way, java.util.Objects.requireNonNull(senders.get(way)), 8, 0, seconds);
            }
        }
        return works.size();
    }

    private void ways(BenchStack stack, BenchTenant in, Load load, Work work, int clients) throws Exception {
        Map<String, Sender.Of> senders = new Senders(stack, in).of(work);
        List<Measured> ways = new ArrayList<>();
        for (String way : List.of("rest", "servlet", "driver")) {
            Sender.Of sender = java.util.Objects.requireNonNull(senders.get(way));
            ways.add(load.run(work, way, sender, clients, options.seconds() / 3, options.seconds()));
        }
        if (options.profile()) {
            profile(stack, load, work, clients, java.util.Objects.requireNonNull(senders.get("rest")));
        }
        measured.addAll(ways);
        Tables.lines(ways).forEach(System.out::println);
    }

    /** Once more under watch, so that the table does not pay for it. */
    private void profile(BenchStack stack, Load load, Work work, int clients, Sender.Of sender) throws Exception {
        Path folder = Files.createDirectories(settings.home().resolve("var/bench"));
        String name = "%s-%s-%d.jfr".formatted(work.name().replaceAll("\\W+", "-"), work.who(), clients);
        try (Profile _ = Profile.start(stack.pid(), folder.resolve(name))) {
            load.run(work, "rest", sender, clients, 0, options.seconds() * 2);
        }
    }

    private void tell(Measured one) {
        measured.add(one);
        Tables.lines(List.of(one)).forEach(System.out::println);
    }

    private void report(BenchStack stack) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("at", Instant.now().toString());
        report.put("opportunities", options.deals());
        report.put("smallTenants", options.tenants());
        report.put("processors", Runtime.getRuntime().availableProcessors());
        report.put("load", Files.readString(Path.of("/proc/loadavg")).strip());
        report.put("nodeStartMillis", stack.startTime().toMillis());
        report.put("residentMegabytes", stack.residentMegabytes());
        report.put("measured", measured.stream().map(Json.mapper()::valueToTree).toList());
        report.put("figures", figures.stream().map(Json.mapper()::valueToTree).toList());
        Path file = settings.home()
                .resolve("var/bench/%s-%s.json"
                        .formatted(options.name(), Instant.now().toString().replaceAll("[:.]", "-")));
        Files.createDirectories(file.getParent());
        Files.writeString(file, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
        System.out.printf(
                "%nThe node started in %.1f s and holds %d MB. Load average: %s. All figures are in %s%n",
                stack.startTime().toMillis() / 1e3, stack.residentMegabytes(), report.get("load"), file);
    }
}
