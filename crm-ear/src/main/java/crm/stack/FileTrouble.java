package crm.stack;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** Says what a file could not be written for, and the way out. */
final class FileTrouble {
    private static final String FULL = "No space left on device";
    private static final String READ_ONLY = "Read-only file system";

    private FileTrouble() {}

    /** @param what happened, for failures that have no sentence of their own: {@code Cannot unpack} */
    static StackFailure of(String what, Path path, IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        if (isFull(reason)) {
            return new StackFailure(full(path), cause);
        }
        if (cause instanceof AccessDeniedException
                || reason.contains(READ_ONLY)
                || reason.contains("Permission denied")) {
            return new StackFailure(
                    "%s cannot be written%s. Make it writable for %s, or set CRM_STATE to a folder that is."
                            .formatted(
                                    path,
                                    reason.contains(READ_ONLY) ? ", its disk is read-only" : "",
                                    System.getProperty("user.name")),
                    cause);
        }
        return new StackFailure("%s %s: %s".formatted(what, path, reason), cause);
    }

    static boolean isFull(String text) {
        return text.contains(FULL);
    }

    static String full(Path path) {
        return "The disk of %s is full. Free some space there, or set CRM_STATE to a folder on another disk."
                .formatted(path);
    }
}
