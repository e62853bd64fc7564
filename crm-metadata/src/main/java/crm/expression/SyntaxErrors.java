package crm.expression;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what CEL's parser found wrong so that people who do not write grammars understand it. */
final class SyntaxErrors {

    private static final Pattern UNEXPECTED = Pattern.compile(
            "(?:mismatched input|extraneous input|no viable alternative at input) '(.*?)'(?: expecting.*)?");
    private static final Pattern UNKNOWN_SIGN = Pattern.compile("token recognition error at: '(.*)'");
    private static final Pattern MISSING = Pattern.compile("missing ('.*?') at .*");
    private static final Map<String, String> CEL_FOR =
            Map.of("=", "==", "&", "&&", "|", "||", "and", "&&", "or", "||", "not", "!");

    private SyntaxErrors() {}

    static String inPlainWords(String error) {
        Matcher unexpected = UNEXPECTED.matcher(error);
        if (unexpected.matches()) {
            String found = unexpected.group(1);
            return found.equals("<EOF>") ? "The expression ends too early." : notExpected(found);
        }
        Matcher sign = UNKNOWN_SIGN.matcher(error);
        if (sign.matches()) {
            String found = sign.group(1).strip();
            return found.startsWith("'") || found.startsWith("\"")
                    ? "A text has no closing quote."
                    : notExpected(found);
        }
        Matcher missing = MISSING.matcher(error);
        if (missing.matches()) {
            return missing.group(1) + " is missing here.";
        }
        if (error.contains("recursion limit")) {
            return "The expression is nested too deeply.";
        }
        if (error.startsWith("For input string")) {
            return "The number is too large.";
        }
        return error + ".";
    }

    private static String notExpected(String found) {
        String instead = CEL_FOR.get(found);
        return "'%s' is not expected here.%s"
                .formatted(found, instead == null ? "" : " Did you mean '%s'?".formatted(instead));
    }
}
