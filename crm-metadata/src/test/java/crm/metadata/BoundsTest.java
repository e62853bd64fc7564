package crm.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import crm.problem.ProblemCode;
import crm.value.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What types take that have a least and a greatest value, a least length or number. */
class BoundsTest {

    private static final Map<String, FieldType> TYPES = Map.of(
            "text",
            new TextType(3, 5, Optional.empty()),
            "date",
            new DateType(between(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 31))),
            "dateTime",
            new DateTimeType(new Bounds<>(Optional.of(Instant.parse("2027-01-01T00:00:00Z")), Optional.empty())),
            "time",
            new TimeType(between("09:00", "17:30")),
            "multiPicklist",
            new MultiPicklistType(
                    new PicklistType(Stream.of("a", "b", "c", "d")
                            .map(name -> new PicklistType.Option(name, Label.of(name), Map.of(), false, Set.of()))
                            .toList()),
                    2,
                    3));

    private static <T extends Comparable<? super T>> Bounds<T> between(T least, T most) {
        return new Bounds<>(Optional.of(least), Optional.of(most));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            text          | "abc"
            text          | "地址簿"
            text          | ""
            date          | "2027-01-01"
            date          | "2027-01-31"
            dateTime      | "2027-01-01T01:00:00+01:00"
            time          | "9:00"
            time          | "17:30"
            multiPicklist | ["a", "b"]
            multiPicklist | ["a", "b", "c"]
            multiPicklist | []
            """)
    void what_is_within_is_taken(String type, String json) {
        assertThat(Objects.requireNonNull(TYPES.get(type))
                        .parse(Json.read(json))
                        .isPresent())
                .isEqualTo(!List.of("\"\"", "[]").contains(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            text          | "ab"                   | at least 3 characters
            date          | "2026-12-31"           | 2027-01-01 or later
            date          | "2027-02-01"           | 2027-01-31 or earlier
            dateTime      | "2026-12-31T23:59:59Z" | 2027-01-01T00:00:00Z or later
            time          | "08:59"                | 09:00 or later
            time          | "17:31"                | 17:30 or earlier
            multiPicklist | ["a"]                  | at least 2 options
            multiPicklist | ["a", "b", "c", "d"]   | at most 3 options
            """)
    void what_is_beyond_is_refused_with_the_bound(String type, String json, String words) {
        JsonNode value = Json.read(json);
        assertThatThrownBy(() -> Objects.requireNonNull(TYPES.get(type)).parse(value))
                .isInstanceOfSatisfying(
                        BadValue.class, bad -> assertThat(bad.code()).isEqualTo(ProblemCode.OUT_OF_RANGE))
                .hasMessageContaining(words);
    }
}
