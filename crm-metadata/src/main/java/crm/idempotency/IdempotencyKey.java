package crm.idempotency;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A name that a caller gives to one request, so that repeating it does nothing twice.
 *
 * @param text 1 to {@link #MAX_LENGTH} printable ASCII characters; belongs to one user of one tenant
 * @param request hash of what was asked: the same key with another request is a mistake
 */
public record IdempotencyKey(String text, String request) {

    public static final int MAX_LENGTH = 255;

    public IdempotencyKey {
        boolean printable = text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        if (text.isBlank() || text.length() > MAX_LENGTH || !printable) {
            throw new ProblemException(
                    ProblemCode.UNREADABLE_PARAMETER,
                    "Idempotency-Key takes 1 to %d printable ASCII characters.".formatted(MAX_LENGTH));
        }
    }

    /**
     * @param action what is done to what, for example {@code PATCH /api/v1/account/…}
     * @param body as it was sent
     */
    public static IdempotencyKey of(String text, String action, byte[] body) {
        MessageDigest digest = sha256();
        digest.update(action.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return new IdempotencyKey(text, HexFormat.of().formatHex(digest.digest(body)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
