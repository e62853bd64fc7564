package crm.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A recording of the JDK's flight recorder in the server, while one kind of work goes on. */
final class Profile implements AutoCloseable {

    private final long pid;
    private final Path recording;

    private Profile(long pid, Path recording) {
        this.pid = pid;
        this.recording = recording;
    }

    static Profile start(long pid, Path recording) throws IOException, InterruptedException {
        jcmd(pid, "JFR.start", "name=bench", "settings=profile", "filename=" + recording);
        return new Profile(pid, recording);
    }

    private static void jcmd(long pid, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/jcmd").toString(), Long.toString(pid)));
        command.addAll(List.of(words));
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("jcmd %s failed with %d".formatted(words[0], status));
        }
    }

    /** Ends it, and draws where the time and the memory went. */
    @Override
    public void close() throws IOException, InterruptedException {
        jcmd(pid, "JFR.stop", "name=bench");
        String name = recording.toString().replaceFirst("\\.jfr$", "");
        Flames.of(recording, "jdk.ExecutionSample").write(Path.of(name + "-time.html"));
        Flames.of(recording, "jdk.ObjectAllocationSample").write(Path.of(name + "-memory.html"));
    }
}
