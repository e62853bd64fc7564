package crm.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;

/** What {@code ./crm} runs. The process that runs {@code up} stays, watches the stack and stops it. */
public final class Launcher {
    private static final int STOPPED = 3;

    /** Set by the hooks, which run beside the main thread when the process is asked to end. */
    private static volatile boolean stopping;

    private final Settings settings;
    private final PrintStream out;
    private final Progress progress;
    private final Path pidFile;
    private final Path readyFile;
    /** Why the last stack ended, if it did so by itself. */
    private final Path endFile;

    Launcher(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
        this.progress = new Progress(out);
        this.pidFile = settings.run().resolve("launcher.pid");
        this.readyFile = settings.run().resolve("ready");
        this.endFile = settings.run().resolve("ended");
    }

    public static void main(String[] words) {
        try {
            Path home = Path.of(System.getProperty("kinship.home", "")).toAbsolutePath();
            CommandLine command = CommandLine.parse(List.of(words));
            Settings settings = Settings.fromEnvironment(home, System.getenv());
            System.exit(new Launcher(settings, System.out).run(command));
        } catch (StackFailure e) {
            tell(e);
            System.exit(1);
        } catch (UncheckedIOException e) {
            tell(FileTrouble.of("Cannot use", Path.of(System.getProperty("kinship.home", "")), new IOException(e)));
            System.exit(1);
        }
    }

    /** Whoever asked for the end knows why the servers end. */
    private static void tell(StackFailure failure) {
        if (!stopping) {
            System.err.println(failure.sentence());
        }
    }

    int run(CommandLine command) {
        return switch (command.verb()) {
            case UP -> command.flag() ? upDetached() : up();
            case DOWN -> down();
            case STATUS -> status();
            case LOGS -> logs(command.part().orElse(Part.WILDFLY.fileName()), command.flag());
            case BACKUP -> backup(file(command));
            case RESTORE -> restore(file(command), command.flag());
            case RESET -> reset(command.flag());
        };
    }

    private int up() {
        Optional<StackLock> lock = StackLock.take(settings);
        if (lock.isEmpty()) {
            sayItIsUp();
            return 0;
        }
        Instant start = Instant.now();
        RecordedProcess.record(pidFile, ProcessHandle.current());
        RecordedProcess.forget(readyFile);
        RecordedProcess.forget(endFile);
        Thread cleanUp = new Thread(this::cleanUp, "kinship-clean-up");
        Runtime.getRuntime().addShutdownHook(cleanUp);
        Leftovers.stop(settings, progress);
        Ports.requireFree(settings);
        build();
        Stack stack = Stack.start(settings, progress, lock.get());
        Runtime.getRuntime().removeShutdownHook(cleanUp);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack), "kinship-stop"));
        tellReady(Duration.between(start, Instant.now()));
        StackFailure end = stack.awaitEnd();
        keep(end);
        throw end;
    }

    /** For {@code ./crm status}: whoever started it in the background does not see what this process says. */
    private void keep(StackFailure end) {
        try {
            Files.writeString(endFile, end.sentence() + "\n");
        } catch (IOException e) {
            System.err.println(FileTrouble.of("Cannot write", endFile, e).sentence());
        }
    }

    private boolean saysItIsUp() {
        if (RecordedProcess.find(pidFile).isEmpty()) {
            return false;
        }
        sayItIsUp();
        return true;
    }

    private void sayItIsUp() {
        out.println(
                Files.exists(readyFile)
                        ? "Kinship is already up: %s  (./crm down stops it)".formatted(settings.url())
                        : "Kinship is already starting. ./crm status tells how far it is.");
    }

    private void build() {
        Build build = new Build(settings.home(), settings.ear());
        if (build.isStale()) {
            progress.run("Build", () -> build.run(settings.log("build")));
        }
    }

    private void tellReady(Duration taken) {
        out.printf("%nKinship is up after %s: %s%n%n", Progress.seconds(taken).strip(), settings.url());
        out.println("  admin@northstar.example   password kinship   administrator of Northstar");
        out.println("  admin@globex.example      password kinship   administrator of Globex");
        out.printf("%nStop it with Ctrl-C here or ./crm down.%n");
        out.flush();
        try {
            Files.writeString(readyFile, settings.url() + "\n");
        } catch (IOException e) {
            throw FileTrouble.of("Cannot write", readyFile, e);
        }
    }

    /** Interrupted while starting: what has a pid file is stopped. */
    private void cleanUp() {
        stopping = true;
        progress.mute();
        if (!Leftovers.of(settings).isEmpty()) {
            out.println();
        }
        Leftovers.stop(settings, new Progress(out));
        RecordedProcess.forget(pidFile);
    }

    private void stop(Stack stack) {
        stopping = true;
        out.println();
        stack.close();
        RecordedProcess.forget(readyFile);
        RecordedProcess.forget(pidFile);
    }

    /** Starts a second launcher that outlives this one, and shows what it says until all is up. */
    private int upDetached() {
        if (saysItIsUp()) {
            return 0;
        }
        Path log = settings.log("launcher");
        RecordedProcess.forget(readyFile);
        List<String> command = new ArrayList<>();
        if (Tools.available("setsid")) {
            command.add("setsid");
        }
        command.addAll(List.of(
                Tools.java(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-Dkinship.home=" + settings.home(),
                Launcher.class.getName(),
                "up"));
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process supervisor = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(log.toFile())
                    .start();
            LogFile.follow(log, out, () -> supervisor.isAlive() && !Files.exists(readyFile));
            return supervisor.isAlive() ? 0 : supervisor.exitValue();
        } catch (IOException e) {
            throw FileTrouble.of("Cannot start the launcher in the background: cannot write", log, e);
        }
    }

    private int down() {
        Optional<ProcessHandle> launcher = RecordedProcess.find(pidFile);
        if (launcher.isPresent()) {
            progress.run(
                    "Stopping Kinship", () -> RecordedProcess.stop(launcher.get(), "TERM", Duration.ofSeconds(100)));
        } else if (Leftovers.of(settings).isEmpty()) {
            out.println("Kinship is not running.");
        }
        Leftovers.stop(settings, progress);
        RecordedProcess.forget(readyFile);
        RecordedProcess.forget(endFile);
        RecordedProcess.forget(pidFile);
        return 0;
    }

    private int status() {
        boolean supervised = RecordedProcess.find(pidFile).isPresent();
        List<Part> running = Leftovers.of(settings);
        for (Part part : Part.values()) {
            out.printf("  %-12s %s%n", part.title(), state(part, running.contains(part)));
        }
        boolean ready = Files.exists(readyFile)
                && Http.get(settings.url() + "/health/ready").status() == 200;
        if (ready) {
            out.println("Kinship is up: " + settings.url());
            return 0;
        }
        sayWhyItEnded();
        out.println(supervised ? "Kinship is not ready yet." : "Kinship is not running. ./crm up starts it.");
        return STOPPED;
    }

    private String state(Part part, boolean running) {
        if (!settings.starts(part)) {
            return "elsewhere";
        }
        return running ? "running on port " + settings.port(part) : "stopped";
    }

    private void sayWhyItEnded() {
        if (!Files.exists(endFile)) {
            return;
        }
        try {
            out.print(Files.readString(endFile));
        } catch (IOException e) {
            throw FileTrouble.of("Cannot read", endFile, e);
        }
    }

    private int logs(String name, boolean follow) {
        Path log = settings.log(name);
        if (!Files.exists(log)) {
            throw new StackFailure("There is no %s yet. ./crm up writes it.".formatted(log));
        }
        LogFile.follow(log, out, () -> follow);
        return 0;
    }

    /** As the person who typed it means it: {@code ./crm} itself works in the project's folder. */
    private static Path file(CommandLine command) {
        return Path.of(System.getProperty("kinship.from", ""))
                .resolve(command.part().orElseThrow())
                .toAbsolutePath();
    }

    private int backup(Path file) {
        progress.run("Backup", () -> new Backup(settings).write(file));
        out.printf("All of Kinship is in %s. It holds keys and personal data: keep it as such.%n", file);
        return 0;
    }

    private int restore(Path file, boolean yes) {
        Restore restore = new Restore(settings);
        if (restore.replacesData() && !yes && !confirmed("replaces the database")) {
            out.println("Nothing changed.");
            return 1;
        }
        progress.run("Restore", () -> restore.read(file));
        out.println("Restored. ./crm up starts it.");
        return 0;
    }

    private int reset(boolean yes) {
        if (!yes && !confirmed("deletes the database and the logs")) {
            out.println("Nothing deleted.");
            return 1;
        }
        down();
        progress.run("Deleting the local data", this::deleteData);
        return 0;
    }

    private boolean confirmed(String what) {
        out.printf("This %s in %s. Type yes to go on: ", what, settings.state());
        out.flush();
        Scanner input = new Scanner(System.in, StandardCharsets.UTF_8);
        return input.hasNextLine() && input.nextLine().strip().equals("yes");
    }

    private void deleteData() {
        try {
            for (String folder : List.of("postgresql", "wildfly", "log", "run")) {
                Folders.delete(settings.state().resolve(folder));
            }
        } catch (IOException e) {
            throw FileTrouble.of("Cannot delete", settings.state(), e);
        }
    }
}
