package crm.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Held by the launcher that runs a stack, as long as it runs, and by one that prepares what all stacks share. The operating
 * system frees it if the launcher dies.
 */
final class StackLock implements AutoCloseable {
    private static final Duration PREPARATION = Duration.ofMinutes(10);

    private final FileChannel channel;
    private final FileLock lock;

    private StackLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** The lock of a stack, or nothing if another launcher has it. */
    static Optional<StackLock> take(Settings settings) {
        return take(settings.run().resolve("lock"));
    }

    /** The lock of the distributions, as soon as no other launcher prepares them. */
    static StackLock ofDistributions(Settings settings) {
        Path file = settings.distributions().resolve("distributions.lock");
        List<StackLock> taken = new ArrayList<>();
        Await.until(
                "Another ./crm that prepares the servers",
                PREPARATION,
                () -> take(file).filter(taken::add).isPresent(),
                Optional::empty);
        return taken.getFirst();
    }

    private static Optional<StackLock> take(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new StackLock(channel, lock));
        } catch (IOException e) {
            throw FileTrouble.of("Cannot lock", file, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new StackFailure("Cannot release the lock: " + e.getMessage(), e);
        }
    }
}
