package crm.stack;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small disk of its own on a folder. Only root may mount one: others skip the test. */
record Mount(Path folder) implements AutoCloseable {
    private static final long MB = 1 << 20;

    static Mount tmpfs(Path folder, String options) throws IOException, InterruptedException {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()) == 0,
                "A disk of its own needs the right to mount one");
        return new Mount(folder);
    }

    /** Fills it until this many MB are left. */
    void leave(long megabytes) throws IOException {
        long size = Files.getFileStore(folder).getUsableSpace() - megabytes * MB;
        byte[] block = new byte[(int) MB];
        try (var out = Files.newOutputStream(folder.resolve("filling"))) {
            for (long written = 0; written < size; written += MB) {
                out.write(block);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (run("umount", "--lazy", folder.toString()) != 0) {
                throw new IOException("Cannot unmount " + folder);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while unmounting " + folder, e);
        }
    }

    static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
