package crm.value;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words of a text as search compares them: without case, width and accents. Scripts that put no space between words
 * are taken as pairs of neighbouring characters, of which the last stands alone as well: 北京市 is 北京, 京市, 市.
 */
public final class TextWords {

    /** A text has at most so many different words for search; the rest of it is not found. */
    public static final int MOST = 500;

    /** Longer words are cut to so many UTF-16 units. */
    public static final int LONGEST = 50;

    private static final Set<UnicodeScript> UNSPACED =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.THAI);

    private TextWords() {}

    /** The different words of a text, in their order. */
    public static Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (int[] run : runs(text)) {
            if (isUnspaced(run[0])) {
                pairs(run, words);
                words.add(new String(run, run.length - 1, 1));
            } else {
                words.add(cut(new String(run, 0, run.length)));
            }
        }
        return words.size() <= MOST
                ? words
                : words.stream().limit(MOST).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What the words of a text have to begin with for it to be found. */
    public static Set<String> wanted(String text) {
        Set<String> wanted = new LinkedHashSet<>();
        for (int[] run : runs(text)) {
            if (isUnspaced(run[0]) && run.length > 1) {
                pairs(run, wanted);
            } else {
                wanted.add(cut(new String(run, 0, run.length)));
            }
        }
        return wanted;
    }

    private static void pairs(int[] run, Set<String> words) {
        for (int i = 0; i + 1 < run.length; i++) {
            words.add(new String(run, i, 2));
        }
    }

    private static String cut(String word) {
        if (word.length() <= LONGEST) {
            return word;
        }
        return word.substring(0, Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    /** Letters and digits that stand together, those of unspaced scripts apart from the others. */
    private static List<int[]> runs(String text) {
        int[] all = comparable(text).codePoints().toArray();
        List<int[]> runs = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= all.length; i++) {
            boolean ends = i == all.length
                    || !Character.isLetterOrDigit(all[i])
                    || (i > start && isUnspaced(all[i]) != isUnspaced(all[i - 1]));
            if (ends) {
                if (i > start) {
                    runs.add(Arrays.copyOfRange(all, start, i));
                }
                start = i < all.length && Character.isLetterOrDigit(all[i]) ? i : i + 1;
            }
        }
        return runs;
    }

    private static String comparable(String text) {
        String apart = Normalizer.normalize(TextKey.full(text), Normalizer.Form.NFD);
        return Normalizer.normalize(apart.replaceAll("\\p{Mn}+", ""), Normalizer.Form.NFC);
    }

    private static boolean isUnspaced(int character) {
        return UNSPACED.contains(UnicodeScript.of(character));
    }
}
