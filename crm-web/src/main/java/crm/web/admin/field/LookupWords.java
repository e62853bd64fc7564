package crm.web.admin.field;

import crm.metadata.LookupType.OnDelete;
import crm.web.text.Language;

/** What people read of a lookup. */
public final class LookupWords {

    private LookupWords() {}

    /** What becomes of the records that refer to one that is deleted. */
    public static String onDelete(OnDelete onDelete, Language language) {
        return language.t(
                switch (onDelete) {
                    case KEEP -> "admin.deleteKeeps";
                    case RESTRICT -> "admin.deleteRefused";
                    case CASCADE -> "admin.deleteCascades";
                });
    }
}
