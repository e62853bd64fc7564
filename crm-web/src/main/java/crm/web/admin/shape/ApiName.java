package crm.web.admin.shape;

import com.ibm.icu.text.Transliterator;
import crm.metadata.pack.LayerCheck;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;

/** Makes the name that programs use of what people call something: "Site visit", "现场拜访" → {@code siteVisit_c}. */
public final class ApiName {

    private static final int MOST = 36;
    private static final Transliterator TO_LATIN = Transliterator.getInstance("Han-Latin; Any-Latin; Latin-ASCII");

    private ApiName() {}

    /** A name of the tenant's own, unlike those that are taken. */
    public static String own(String label, Collection<String> taken) {
        return unlike(camelCase(label), LayerCheck.OWN, taken);
    }

    /** A name within something that is the tenant's own, without its ending. */
    public static String within(String label, Collection<String> taken) {
        return unlike(camelCase(label), "", taken);
    }

    private static String unlike(String stem, String ending, Collection<String> taken) {
        String name = stem + ending;
        for (int number = 2; taken.contains(name); number++) {
            name = stem + number + ending;
        }
        return name;
    }

    private static String camelCase(String label) {
        StringBuilder name = new StringBuilder();
        String plain = Normalizer.normalize(label, Normalizer.Form.NFKC);
        for (String word : TO_LATIN.transliterate(plain).split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty() && name.length() + word.length() <= MOST) {
                String small = word.toLowerCase(Locale.ROOT);
                name.append(name.isEmpty() ? small : Character.toUpperCase(small.charAt(0)) + small.substring(1));
            }
        }
        if (name.isEmpty()) {
            return "name";
        }
        return Character.isDigit(name.charAt(0)) ? "n" + name : name.toString();
    }
}
