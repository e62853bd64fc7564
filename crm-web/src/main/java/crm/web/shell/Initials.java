package crm.web.shell;

import crm.metadata.EntityType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The letter that leads to each place after {@code g}: the first of its name that is still free. */
final class Initials {

    private static final String HOME = "h";

    private Initials() {}

    static Map<String, String> of(Collection<EntityType> types) {
        Map<String, String> letters = new LinkedHashMap<>();
        letters.put("", HOME);
        for (EntityType type : types) {
            type.name()
                    .toLowerCase(Locale.ROOT)
                    .chars()
                    .filter(Character::isLetter)
                    .mapToObj(Character::toString)
                    .filter(letter -> !letters.containsValue(letter))
                    .findFirst()
                    .ifPresent(letter -> letters.put(type.name(), letter));
        }
        return letters;
    }
}
