package crm.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A realm file, whose {@code ${NAME:default}} are replaced as Keycloak's own import replaces them. */
final class RealmFile {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::([^}]*))?}");

    private RealmFile() {}

    static String read(Path file, Map<String, String> variables) {
        try {
            return resolve(Files.readString(file), variables);
        } catch (IOException e) {
            throw new StackFailure("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    static String resolve(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found, variables)));
    }

    private static String value(java.util.regex.MatchResult found, Map<String, String> variables) {
        String value = variables.get(found.group(1));
        if (value != null) {
            return value;
        }
        if (found.group(2) == null) {
            throw new StackFailure("The realm file wants a value for %s.".formatted(found.group(1)));
        }
        return found.group(2);
    }
}
