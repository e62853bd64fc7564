package crm.stack;

import java.io.Serial;

/** A failure told in a sentence that names the way out; the launcher prints that sentence and no stack trace. */
public final class StackFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public StackFailure(String sentence) {
        super(sentence);
    }

    public StackFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The sentence, for whoever typed the command. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
