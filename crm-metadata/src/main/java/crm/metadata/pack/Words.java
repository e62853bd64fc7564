package crm.metadata.pack;

import java.util.Locale;

/** Makes a label of an api name. */
final class Words {

    private Words() {}

    /** "closeDate" becomes "Close date". */
    static String of(String apiName) {
        String spaced = apiName.replaceAll("_c$", "").replaceAll("([a-z0-9])([A-Z])", "$1 $2");
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT)
                + spaced.substring(1).toLowerCase(Locale.ROOT);
    }
}
