package crm.rest.request;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.problem.Suggestion;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of a query string. A name nobody knows is refused: a misspelt filter would answer everything. */
public final class QueryParameters {

    private final Map<String, List<String>> values;

    private QueryParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /** @throws ProblemException {@code UNREADABLE_PARAMETER} for a name that is not known, or given twice */
    public static QueryParameters of(UriInfo uri, Set<String> known) {
        return of(uri.getQueryParameters(), known);
    }

    static QueryParameters of(Map<String, List<String>> query, Set<String> known) {
        query.forEach((name, given) -> {
            if (!known.contains(name)) {
                throw unreadable(
                        "There is no parameter '%s' here.%s".formatted(name, Suggestion.question(name, known)));
            }
            if (given.size() > 1) {
                throw unreadable("The parameter '%s' is given %d times.".formatted(name, given.size()));
            }
        });
        return new QueryParameters(query);
    }

    /** For addresses that take no parameters. */
    public static void refuse(UriInfo uri) {
        of(uri, Set.of());
    }

    /** A parameter's text; one that is blank is as good as absent. */
    public Optional<String> text(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** A whole number within limits. */
    public int whole(String name, int otherwise, int least, int most) {
        return text(name).map(text -> whole(name, text, least, most)).orElse(otherwise);
    }

    /** A whole number from 1. */
    public long whole(String name, long otherwise) {
        return text(name).map(text -> natural(name, text)).orElse(otherwise);
    }

    private static long natural(String name, String text) {
        try {
            long number = Long.parseLong(text.strip());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw unreadable("The parameter '%s' takes a whole number from 1.".formatted(name));
    }

    private static int whole(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw unreadable("The parameter '%s' takes a whole number from %d to %d.".formatted(name, least, most));
    }

    /** True or false; false if it is left out. */
    public boolean flag(String name) {
        String text = text(name).orElse("false").strip();
        if (!text.equals("true") && !text.equals("false")) {
            throw unreadable("The parameter '%s' is true or false.".formatted(name));
        }
        return text.equals("true");
    }

    /** One of an enum's constants, written in lower case. */
    <E extends Enum<E>> E choice(String name, Class<E> choices, E otherwise) {
        return text(name).map(text -> choice(name, text, choices)).orElse(otherwise);
    }

    private static <E extends Enum<E>> E choice(String name, String text, Class<E> choices) {
        List<E> all = Arrays.asList(choices.getEnumConstants());
        return all.stream()
                .filter(choice -> written(choice).equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> unreadable("The parameter '%s' is one of %s."
                        .formatted(
                                name, all.stream().map(QueryParameters::written).collect(Collectors.joining(", ")))));
    }

    private static String written(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static ProblemException unreadable(String message) {
        return new ProblemException(ProblemCode.UNREADABLE_PARAMETER, message);
    }
}
