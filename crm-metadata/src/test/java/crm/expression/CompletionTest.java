package crm.expression;

import static crm.expression.SampleDeals.DEAL;
import static crm.expression.SampleDeals.METADATA;
import static org.assertj.core.api.Assertions.assertThat;

import crm.metadata.Label;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {

    private final Completion completion = new Completion(METADATA, DEAL, Label::english);

    /** The mark is the caret. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            am^                                => amount
            am^ > 5                            => amount
            stage == 'lost' && clo^            => closeDate closed
            account.t^                         => tier
            account.seat.ci^                   => city
            account.tier == 'g^                => gold'
            stage == '^                        => prospecting' proposal' won' lost'
            stage in ['won', 'l^               => lost'
            stage in ['won', '^                => prospecting' proposal' won' lost'
            stage != w^                        => 'won'
            owner == m^                        => me()
            active == tr^                      => true
            name.starts^                       => startsWith('')
            address.ci^                        => city
            subject.en^                        => entity
            empl^                              => account.employees partner.employees
            tod^                               => today()
            """)
    void it_proposes_what_may_stand_there(String text, String expected) {
        assertThat(inserts(text)).containsSequence(expected.split(" "));
    }

    @Test
    void a_field_is_found_by_what_people_call_it() {
        Completion chinese =
                new Completion(METADATA, DEAL, label -> label.english().equals("amount") ? "金额" : "其他");

        assertThat(chinese.at("金", 1)).extracting(Completion.Proposal::insert).containsExactly("amount");
        assertThat(chinese.at("a && 金额", 7))
                .extracting(Completion.Proposal::insert, Completion.Proposal::from)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("amount", 5));
    }

    @Test
    void a_proposal_is_written_over_what_was_begun() {
        assertThat(completion.at("stage == 'lo", 12).getFirst().from()).isEqualTo(10);
        assertThat(completion.at("amount > 5 && account.ti", 24).getFirst().from())
                .isEqualTo(22);
        assertThat(completion.at("amo && name", 3).getFirst().from()).isZero();
    }

    @Test
    void what_is_written_in_full_is_not_proposed_again_and_a_text_gets_no_fields() {
        assertThat(inserts("amount^")).doesNotContain("amount");
        assertThat(inserts("name == 'am^")).isEmpty();
        assertThat(inserts("nothing.am^")).isEmpty();
        assertThat(inserts("name == 'it\\'s' && am^")).contains("amount");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            stage == ^          => true
            stage == 'l^        => true
            am^                 => true
            closed && ^         => true
            stage in [^         => true
            stage == 'lost'^    => false
            amount > 5 ^        => false
            today() ^           => false
            """)
    void nothing_is_proposed_unasked_where_an_operator_would_stand(String text, boolean awaited) {
        assertThat(Completion.awaits(text.replace("^", ""), text.indexOf('^'))).isEqualTo(awaited);
    }

    @Test
    void an_empty_text_gets_the_first_fields() {
        assertThat(inserts("^")).hasSize(Completion.MOST).startsWith("name", "notes");
    }

    @Test
    void every_place_of_a_long_text_is_answered() {
        String text = "stage == 'lost' && (account.tier in ['gold'] || name.startsWith('a')) && !(closeDate < today())";
        for (int caret = -1; caret <= text.length() + 1; caret++) {
            assertThat(completion.at(text, caret)).hasSizeLessThanOrEqualTo(Completion.MOST);
        }
    }

    private List<String> inserts(String marked) {
        int caret = marked.indexOf('^');
        String text = marked.replace("^", "");
        assertThat(Arrays.asList(text.length(), caret)).doesNotContain(-1);
        return completion.at(text, caret).stream()
                .map(Completion.Proposal::insert)
                .toList();
    }
}
