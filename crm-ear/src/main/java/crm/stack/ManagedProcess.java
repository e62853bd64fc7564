package crm.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One server as a child process. It gets its own session, so that Ctrl-C reaches the launcher alone and the order of
 * stopping is ours, and it is told to stop by the kernel if the launcher dies, even by kill -9.
 */
final class ManagedProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Part part;
    private final Settings settings;
    private final Process process;
    private final Path log;
    private final Path pidFile;

    private ManagedProcess(Part part, Settings settings, Process process, Path log, Path pidFile) {
        this.part = part;
        this.settings = settings;
        this.process = process;
        this.log = log;
        this.pidFile = pidFile;
    }

    /** Must be called on a thread that lives as long as the stack: the kernel watches the thread, not the process. */
    static ManagedProcess start(
            Part part, Settings settings, Path folder, List<String> command, Map<String, String> environment) {
        Path log = settings.log(part.fileName());
        Path pidFile = settings.run().resolve(part.fileName() + ".pid");
        List<String> whole = new ArrayList<>();
        if (Tools.available("setsid")) {
            whole.add("setsid");
        }
        whole.addAll(command);
        try {
            keepPrevious(log);
            ProcessBuilder builder = new ProcessBuilder(whole)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            RecordedProcess.record(pidFile, process.toHandle());
            return new ManagedProcess(part, settings, process, log, pidFile);
        } catch (IOException e) {
            throw FileTrouble.of("%s did not start: cannot write".formatted(part.title()), log, e);
        }
    }

    /**
     * The command with the request to the kernel to signal it when its parent dies, where the system can do that. A parent
     * that died before the request is noticed by its id, which is another one then.
     */
    static List<String> endingWithParent(Part part, List<String> command) {
        return endingWithParent(part.stopSignal(), command);
    }

    static List<String> endingWithParent(String signal, List<String> command) {
        if (!Tools.available("setpriv")) {
            return command;
        }
        List<String> whole = new ArrayList<>(List.of("setpriv", "--pdeathsig", signal, "--"));
        whole.addAll(List.of("sh", "-c", "[ \"$PPID\" = \"$0\" ] && exec \"$@\""));
        whole.add(Long.toString(ProcessHandle.current().pid()));
        whole.addAll(command);
        return whole;
    }

    private static void keepPrevious(Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".previous"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What to tell when it ended without being asked to. */
    Optional<StackFailure> unexpectedEnd() {
        if (process.isAlive()) {
            return Optional.empty();
        }
        return Optional.of(Ending.of(part, settings, process.exitValue(), log));
    }

    Path log() {
        return log;
    }

    void stop() {
        RecordedProcess.stop(process.toHandle(), part.stopSignal(), PATIENCE);
        RecordedProcess.forget(pidFile);
    }
}
