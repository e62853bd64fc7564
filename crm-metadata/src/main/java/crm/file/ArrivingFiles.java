package crm.file;

import crm.metadata.FileType;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/** Where files arrive on this node. Each holds a thread while it does, so there is a limit to how many. */
@Singleton
public class ArrivingFiles {

    /** Bytes of one file, whatever a field says. */
    public static final long MOST = (long) FileType.MOST_MEGABYTES << 20;

    private static final int AT_ONCE = 10;

    private final Semaphore places = new Semaphore(AT_ONCE);

    /**
     * Takes all of a stream.
     *
     * @return to be closed by who asks
     * @throws ProblemException {@code TOO_LARGE}, {@code WRONG_FORMAT}, {@code UNAVAILABLE}
     */
    public ArrivedFile receive(InputStream stream, String name) {
        if (!places.tryAcquire()) {
            throw new ProblemException(ProblemCode.UNAVAILABLE, "Many files arrive just now. Try again in a moment.");
        }
        try {
            return ArrivedFile.of(stream, name, MOST);
        } finally {
            places.release();
        }
    }
}
