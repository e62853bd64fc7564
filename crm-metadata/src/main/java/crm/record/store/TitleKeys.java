package crm.record.store;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sort keys of titles in a tenant's language, so that Chinese names sort by their sound and accents do not matter first. */
final class TitleKeys {

    /** Sorts after every title: a collation key never starts with this byte. */
    private static final byte[] EMPTY = {(byte) 0xFF, (byte) 0xFF};

    private static final Map<String, Collator> COLLATORS = new ConcurrentHashMap<>();

    private TitleKeys() {}

    static byte[] of(String title, String language) {
        return title.isEmpty()
                ? EMPTY.clone()
                : COLLATORS
                        .computeIfAbsent(language, TitleKeys::collator)
                        .getCollationKey(title)
                        .toByteArray();
    }

    private static Collator collator(String language) {
        return Collator.getInstance(ULocale.forLanguageTag(language)).freeze();
    }
}
