package crm.expression;

import static crm.expression.SampleDeals.DEAL;
import static crm.expression.SampleDeals.METADATA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SpeechTest {

    private final Expressions expressions = new Expressions();

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            stage == 'lost'                              => stage is lost
            stage != 'lost' && amount == null            => stage is not lost and amount is empty
            amount > 100 || active && !approved      => amount is more than 100 or (active is yes and approved is no)
            (active || approved) && closed           => (active is yes or approved is yes) and stage: closed is yes
            !(name.startsWith('a'))                      => not (name starts with “a”)
            amount != null                               => amount is filled in
            closeDate <= today() + days(30)              => closeDate is today + 30 days or earlier
            closeDate < today() - days(7)                => closeDate is before today − 7 days
            owner == me()                                => Owner is you
            account.tier == 'gold'                       => account: tier is gold
            address.city == 'Ulm'                        => address: city is “Ulm”
            stage in ['won', 'lost']                     => stage is one of won, lost
            (amount + 1) * 2 > quantity                  => (amount + 1) × 2 is more than quantity
            size(name) > 3                               => the length of name is more than 3
            subject.entity == 'user'                     => the kind of subject is “user”
            amount * (active ? 1 : 2)                    => amount × (1 if active is yes, else 2)
            """)
    void an_expression_is_said_in_words(String expression, String words) {
        assertThat(said(expression)).isEqualTo(words);
    }

    static Stream<String> samples() {
        return Stream.concat(ExpressionSamples.everywhere().stream(), ExpressionSamples.onlyInMemory().stream())
                .map(ExpressionSamples.Sample::expression);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_expression_can_be_said(String expression) {
        assertThat(said(expression)).isNotBlank().doesNotContain("==", "&&", "null");
    }

    private String said(String expression) {
        return expressions.said(METADATA, DEAL, expression, new EnglishWords());
    }
}
