package crm.admin.demo;

import java.util.Locale;

/** A name as identifiers, mail addresses and host names can hold it. */
final class Slug {

    private Slug() {}

    /** @param separator stands between words */
    static String of(String name, String separator) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9-]+", separator)
                .replaceAll("^[^a-z0-9]+|[^a-z0-9]+$", "");
    }
}
