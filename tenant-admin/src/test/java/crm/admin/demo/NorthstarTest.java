package crm.admin.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import crm.admin.demo.Company.Account;
import crm.admin.demo.Company.Contact;
import crm.admin.demo.Company.Deal;
import crm.admin.demo.Company.Person;
import crm.admin.demo.Company.Product;
import crm.admin.demo.Company.Team;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The figures that are known of Northstar's files, over the files themselves. */
class NorthstarTest {

    private static final Path FOLDER = Path.of("../config/demo/northstar");
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);
    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
    private static final Company NORTHSTAR = new CompanyFiles(FOLDER).read(THURSDAY);

    @Test
    void every_stage_has_its_known_number_of_deals() {
        Map<String, Long> byStage = NORTHSTAR.deals().stream().collect(groupingBy(Deal::stage, counting()));

        assertThat(byStage).isEqualTo(Map.of("prospecting", 500L, "engaging", 1_589L, "won", 4_238L, "lost", 2_473L));
    }

    @Test
    void what_was_won_adds_up_to_the_known_sum() {
        assertThat(deals(deal -> deal.stage().equals("won")).stream()
                        .map(Deal::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("10005534");
    }

    @Test
    void deals_without_an_account_stay_without_one() {
        assertThat(deals(deal -> deal.account().isEmpty())).hasSize(1_425);
    }

    @Test
    void an_open_deal_is_worth_the_list_price_of_its_product() {
        Map<String, BigDecimal> prices =
                NORTHSTAR.products().stream().collect(Collectors.toMap(Product::name, Product::listPrice));

        assertThat(deals(NorthstarTest::isOpen))
                .allSatisfy(deal -> assertThat(deal.amount()).isEqualTo(prices.get(deal.product())));
    }

    @Test
    void only_lost_deals_have_a_reason_and_it_is_unknown() {
        assertThat(deals(deal -> deal.lostReason().isPresent()))
                .hasSize(2_473)
                .allMatch(
                        deal -> deal.stage().equals("lost") && deal.lostReason().equals(Optional.of("unknown")));
    }

    @Test
    void every_deal_belongs_to_a_rep() {
        Set<String> reps = NORTHSTAR.reps().stream().map(Person::email).collect(Collectors.toSet());

        assertThat(NORTHSTAR.deals()).extracting(Deal::owner).isSubsetOf(reps);
    }

    @Test
    void names_and_ids_of_deals_are_unique_whatever_their_case() {
        assertThat(NORTHSTAR.deals()).hasSize(8_800);
        assertThat(NORTHSTAR.deals())
                .extracting(deal -> deal.externalId().toLowerCase(Locale.ROOT))
                .doesNotHaveDuplicates();
        assertThat(NORTHSTAR.deals())
                .extracting(deal -> deal.name().toLowerCase(Locale.ROOT))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_deal_is_named_after_product_account_and_id() {
        assertThat(NORTHSTAR.deals())
                .extracting(Deal::name)
                .contains("GTX Plus Basic · Cancity · 1C1I7A6R", "GTX Pro · Isdom · Z063OYW0");
        assertThat(deals(deal -> deal.account().isEmpty()))
                .allMatch(deal -> deal.name().equals(deal.product() + " · " + deal.externalId()));
    }

    @Test
    void the_last_day_of_the_file_comes_to_this_week_and_all_others_keep_their_distance() {
        Deal first = deals(deal -> deal.externalId().equals("1C1I7A6R")).getFirst();
        LocalDate lastClosed = deals(deal -> !isOpen(deal)).stream()
                .map(Deal::closeDate)
                .max(LocalDate::compareTo)
                .orElseThrow();

        assertThat(lastClosed).isEqualTo(SUNDAY);
        assertThat(ChronoUnit.DAYS.between(
                                LocalDate.of(2016, 10, 20), first.engagedOn().orElseThrow())
                        % 7)
                .isZero();
        assertThat(ChronoUnit.DAYS.between(first.engagedOn().orElseThrow(), first.closeDate()))
                .isEqualTo(132);
    }

    @Test
    void open_deals_are_expected_to_close_soon_or_are_a_little_late() {
        assertThat(deals(NorthstarTest::isOpen))
                .extracting(Deal::closeDate)
                .allMatch(day -> !day.isBefore(SUNDAY.minusDays(10)) && day.isBefore(SUNDAY.plusDays(140)));
        assertThat(deals(deal -> isOpen(deal) && deal.closeDate().isBefore(THURSDAY)))
                .hasSizeBetween(50, 500);
    }

    @Test
    void a_deal_that_is_not_engaged_has_no_day_of_engaging() {
        assertThat(deals(deal -> deal.engagedOn().isEmpty()))
                .hasSize(500)
                .allMatch(deal -> deal.stage().equals("prospecting"));
    }

    @Test
    void every_product_has_a_code_a_family_and_a_price() {
        assertThat(NORTHSTAR.products())
                .hasSize(7)
                .contains(new Product("GTX Plus Pro", "GTX-PLUS-PRO", "gtx", new BigDecimal("5482")));
    }

    @Test
    void accounts_are_spelt_right_and_follow_their_parents() {
        assertThat(NORTHSTAR.accounts()).hasSize(85);
        assertThat(NORTHSTAR.accounts())
                .extracting(Account::sector)
                .doesNotContain("technolgy")
                .contains("technology");
        assertThat(NORTHSTAR.accounts())
                .extracting(Account::country)
                .doesNotContain("Philipines")
                .contains("Philippines");
        List<String> ids =
                NORTHSTAR.accounts().stream().map(Account::externalId).toList();
        assertThat(NORTHSTAR.accounts().stream()
                        .filter(account -> account.parent().isPresent()))
                .hasSize(15)
                .allMatch(account -> ids.indexOf(account.parent().orElseThrow()) < ids.indexOf(account.externalId()));
    }

    @Test
    void revenue_is_in_whole_money() {
        assertThat(NORTHSTAR.accounts())
                .filteredOn(account -> account.name().equals("Acme Corporation"))
                .singleElement()
                .satisfies(acme -> assertThat(acme.annualRevenue()).isEqualByComparingTo("1100040000"));
    }

    @Test
    void every_account_has_one_contact_with_a_name_of_its_own() {
        assertThat(NORTHSTAR.contacts()).hasSize(85);
        assertThat(NORTHSTAR.contacts()).extracting(Contact::account).doesNotHaveDuplicates();
        assertThat(NORTHSTAR.contacts()).extracting(Contact::name).doesNotHaveDuplicates();
        assertThat(NORTHSTAR.contacts()).extracting(Contact::email).doesNotHaveDuplicates();
    }

    @Test
    void people_sit_in_teams_and_teams_in_offices() {
        assertThat(NORTHSTAR.offices()).containsExactly("Central", "East", "West");
        assertThat(NORTHSTAR.teams()).hasSize(6).extracting(Team::office).isSubsetOf(NORTHSTAR.offices());
        assertThat(NORTHSTAR.reps())
                .hasSize(35)
                .contains(new Person(
                        "Mei-Mei",
                        "Johns",
                        "mei-mei.johns@northstar.example",
                        "Account executive",
                        "Team Melvin Marxen"));
        assertThat(Stream.concat(
                        NORTHSTAR.reps().stream(), NORTHSTAR.teams().stream().map(Team::manager)))
                .extracting(Person::email)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_same_day_gives_the_same_company() {
        assertThat(new CompanyFiles(FOLDER).read(THURSDAY)).isEqualTo(NORTHSTAR);
    }

    @Test
    void any_day_of_a_week_gives_the_same_company() {
        LocalDate monday = THURSDAY.with(DayOfWeek.MONDAY);

        assertThat(new CompanyFiles(FOLDER).read(monday)).isEqualTo(NORTHSTAR);
        assertThat(new CompanyFiles(FOLDER).read(monday.minusDays(1))).isNotEqualTo(NORTHSTAR);
    }

    private static boolean isOpen(Deal deal) {
        return Set.of("prospecting", "engaging").contains(deal.stage());
    }

    private static List<Deal> deals(Predicate<Deal> which) {
        return NORTHSTAR.deals().stream().filter(which).toList();
    }
}
