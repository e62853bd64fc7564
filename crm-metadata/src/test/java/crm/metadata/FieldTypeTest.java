package crm.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.metadata.FieldTypeSamples.Bad;
import crm.metadata.FieldTypeSamples.Good;
import crm.metadata.FieldTypeSamples.Samples;
import crm.value.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field type keeps the contract of {@link FieldType}, over its row of samples. */
class FieldTypeTest {

    static List<Samples> all() {
        return FieldTypeSamples.all();
    }

    @Test
    void every_type_has_samples() {
        // no field has it of itself: it is what another type is to somebody who sees it masked
        List<Class<?>> own = records(FieldType.class).stream()
                .filter(type -> type != MaskedType.class)
                .toList();

        assertThat(FieldTypeSamples.covered()).containsAll(own);
    }

    private static List<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? List.of(type)
                : Stream.of(type.getPermittedSubclasses())
                        .flatMap(one -> records(one).stream())
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void reads_what_is_good(Samples samples) {
        for (Good good : samples.good()) {
            assertThat(samples.type().parse(Json.read(good.json())))
                    .as(good.json())
                    .contains(good.value());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void refuses_what_is_bad_with_a_code_and_a_way_out(Samples samples) {
        for (Bad bad : samples.bad()) {
            assertThatThrownBy(() -> samples.type().parse(Json.read(bad.json())))
                    .as(bad.json())
                    .isInstanceOfSatisfying(BadValue.class, problem -> {
                        assertThat(problem.code()).isEqualTo(bad.code());
                        assertThat(problem.message()).matches(".*[.?]");
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void writes_what_it_reads_again(Samples samples) {
        for (Good good : samples.good()) {
            var written = Json.read(Json.write(samples.type().toJson(good.value())));
            assertThat(samples.type().parse(written)).contains(good.value());
            assertThat(samples.type().fromJson(written)).isEqualTo(good.value());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void keeps_in_its_slot_what_is_smaller_than_nothing(Samples samples) {
        samples.type().slotKind().ifPresent(kind -> {
            for (Good good : samples.good()) {
                Object slot = samples.type().slotValue(good.value());
                assertThat(slot).hasSameClassAs(kind.empty()).isNotEqualTo(kind.empty());
            }
        });
    }
}
