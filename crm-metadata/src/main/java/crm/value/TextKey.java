package crm.value;

import com.ibm.icu.lang.UCharacter;
import java.text.Normalizer;

/**
 * The form in which texts are compared: case, width and compatibility forms do not matter ("ＡＢＣ" equals "abc").
 * NFKC and full case folding, the same as PostgreSQL's {@code casefold(normalize(…, NFKC))}.
 */
public final class TextKey {

    /** Index slots keep this many UTF-16 units; what is longer is compared in full elsewhere. */
    public static final int SLOT_LENGTH = 200;

    private TextKey() {}

    /** The whole text in its comparable form. */
    public static String full(String text) {
        return UCharacter.foldCase(Normalizer.normalize(text, Normalizer.Form.NFKC), true);
    }

    /** The comparable form as an index slot keeps it: cut to {@link #SLOT_LENGTH} without splitting a character. */
    public static String slot(String text) {
        String full = full(text);
        if (full.length() <= SLOT_LENGTH) {
            return full;
        }
        int end = Character.isHighSurrogate(full.charAt(SLOT_LENGTH - 1)) ? SLOT_LENGTH - 1 : SLOT_LENGTH;
        return full.substring(0, end);
    }

    /** True if the slot cannot tell this text from a longer one with the same start. */
    public static boolean isCut(String slot) {
        return slot.length() >= SLOT_LENGTH - 1;
    }
}
