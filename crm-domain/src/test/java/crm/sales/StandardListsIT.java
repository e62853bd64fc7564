package crm.sales;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.kernel.Kernel;
import crm.kernel.KernelDatabase;
import crm.kernel.RecordingDataSource;
import crm.kernel.RecordingDataSource.Executed;
import crm.metadata.EntityType;
import crm.metadata.ListView;
import crm.problem.ProblemCode;
import crm.record.Record;
import crm.record.RecordPage;
import crm.record.Records;
import crm.record.query.Aggregation;
import crm.record.query.CountMode;
import crm.record.query.Filter;
import crm.record.query.RecordQuery;
import crm.record.query.Sort;
import crm.transaction.Caller;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every standard list over 60,000 deals is answered by an index made for it, whoever asks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandardListsIT {

    private static final Pattern MADE_FOR_IT = Pattern.compile(
            "record_\\w+_(pkey|tenant_id_entity_id_(title_key|[tndr]\\d+|t2_d1)_id.*_idx)|record_visible_\\w+");

    /** Rows and index entries looked at for a page of fifty. The date's index alone passed over 68,000. */
    private static final long PAGE_ROWS = 10_000;

    private static final long PAGE_BUFFERS = 1_500;

    /** A count reads index entries alone: some hundred to a buffer, fewer of the wide visibility index. */
    private static final long COUNT_BUFFERS = 5_000;

    private final RecordingDataSource recording =
            new RecordingDataSource(KernelDatabase.shared().app());
    private final Kernel kernel = new Kernel(recording.source());
    private final SalesVolume volume = new SalesVolume(kernel);
    private final Map<String, Caller> callers = new LinkedHashMap<>();
    private final List<String> table = new ArrayList<>();
    private SoftAssertions soft = new SoftAssertions();

    @BeforeAll
    void four_callers() {
        callers.put("administrator", volume.administrator);
        callers.put("region manager", volume.regionManager);
        callers.put("team manager", volume.teamManager);
        callers.put("rep", volume.rep);
    }

    @BeforeEach
    void begin() {
        soft = new SoftAssertions();
    }

    @AfterEach
    void judge() {
        soft.assertAll();
    }

    @AfterAll
    void print() {
        System.out.println(String.join(System.lineSeparator(), table));
    }

    @Test
    void every_page_of_every_list_uses_an_index_made_for_it() {
        forEachList((type, list, caller) -> {
            RecordPage first = run(caller, records -> records.list(query(records, type, list)));
            explain(caller, name(type, list, "page 1"), PAGE, PAGE_ROWS, PAGE_BUFFERS);
            if (first.next().isPresent()) {
                run(caller, records -> records.list(query(records, type, list).after(first.next())));
                explain(caller, name(type, list, "page 2"), PAGE, PAGE_ROWS, PAGE_BUFFERS);
            }
        });
    }

    @Test
    void every_count_of_every_list_uses_an_index_made_for_it() {
        forEachList((type, list, caller) -> {
            for (CountMode mode : List.of(CountMode.CAPPED, CountMode.EXACT)) {
                run(caller, records -> records.list(query(records, type, list).counting(mode)));
                explain(caller, name(type, list, mode + " count"), COUNT, SalesVolume.DEALS, COUNT_BUFFERS);
            }
        });
    }

    @Test
    void deals_and_sums_by_stage_are_read_from_one_index() {
        for (String caller : callers.keySet()) {
            run(caller, records -> {
                EntityType deal = records.type("opportunity");
                return records.aggregate(new Aggregation(
                        deal, Filter.EVERYTHING, Optional.of(deal.field("stage")), List.of(deal.field("amount"))));
            });
            explain(caller, "deals by stage", COUNT, SalesVolume.DEALS, COUNT_BUFFERS);
        }
    }

    @Test
    void titles_of_a_page_are_read_by_their_ids() {
        for (String caller : callers.keySet()) {
            run(caller, records -> {
                List<Record> page = records.list(RecordQuery.all(records.type("opportunity")))
                        .records();
                return records.titles(page, List.of("account", "contact", "product", "owner"));
            });
            explain(caller, "titles", sql -> sql.contains(", id, title from record"), PAGE_ROWS, PAGE_BUFFERS);
        }
    }

    @Test
    void what_only_values_can_answer_is_refused_while_an_index_leaves_too_much() {
        assertProblem(() -> run("administrator", records -> records.list(where(records, "nextStep == 'call'"))))
                .hasCode(ProblemCode.NEEDS_INDEX)
                .atField("nextStep");
        assertProblem(() -> run(
                        "administrator",
                        records -> records.aggregate(new Aggregation(
                                records.type("opportunity"),
                                where(records, "nextStep == 'call'").filter(),
                                Optional.empty(),
                                List.of()))))
                .hasCode(ProblemCode.NEEDS_INDEX)
                .atField("nextStep");
        assertThat(run("rep", records -> records.list(where(records, "nextStep == 'call'")))
                        .records())
                .isEmpty();
    }

    @Test
    void pieces_of_a_list_are_the_whole_list() {
        for (String filter :
                List.of("!closed", "closed && won", "stage != 'won'", "stage in ['won', 'lost']", "!won")) {
            for (String caller : callers.keySet()) {
                long byPieces = run(
                        caller,
                        records -> records.list(where(records, filter).counting(CountMode.EXACT))
                                .count()
                                .orElseThrow()
                                .value());
                long whole = run(
                                caller,
                                records -> records.aggregate(new Aggregation(
                                        records.type("opportunity"),
                                        where(records, filter).filter(),
                                        Optional.empty(),
                                        List.of())))
                        .getFirst()
                        .count();
                assertThat(byPieces).as(filter).isEqualTo(whole).isPositive();
            }
        }
    }

    @Test
    void pages_put_together_from_pieces_leave_nothing_out() {
        String filter = "stage != 'won' && stage != 'engaging' && (amount > 90000 || stage == null)";
        for (String sort : List.of("closeDate", "-closeDate,amount", "stage,-closeDate,name")) {
            for (String caller : callers.keySet()) {
                List<Record> walked = new ArrayList<>();
                Optional<String> after = Optional.empty();
                do {
                    Optional<String> from = after;
                    RecordPage page = run(
                            caller,
                            records -> records.list(where(records, filter)
                                    .orderBy(Sort.parse(records.type("opportunity"), sort))
                                    .limit(200)
                                    .after(from)));
                    walked.addAll(page.records());
                    after = page.next();
                } while (after.isPresent());
                long whole = run(
                                caller,
                                records -> records.aggregate(new Aggregation(
                                        records.type("opportunity"),
                                        where(records, filter).filter(),
                                        Optional.empty(),
                                        List.of())))
                        .getFirst()
                        .count();
                assertThat(walked)
                        .as(sort + " of " + caller)
                        .extracting(Record::id)
                        .doesNotHaveDuplicates()
                        .hasSize((int) whole);
                if (sort.equals("closeDate")) {
                    assertThat(walked)
                            .extracting(record ->
                                    (LocalDate) record.value("closeDate").orElseThrow())
                            .isSorted();
                }
            }
        }
    }

    private static final Predicate<String> PAGE = sql -> sql.startsWith("with page");
    private static final Predicate<String> COUNT = sql -> sql.startsWith("select count(");

    private interface Check {
        void of(EntityType type, ListView list, String caller);
    }

    private void forEachList(Check check) {
        for (EntityType type :
                run("administrator", Records::metadata).entityTypes().values()) {
            for (ListView list : type.lists()) {
                callers.keySet().forEach(caller -> check.of(type, list, caller));
            }
        }
    }

    private static String name(EntityType type, ListView list, String what) {
        return type.name() + "." + list.name() + " " + what;
    }

    private RecordQuery where(Records records, String expression) {
        EntityType type = records.type("opportunity");
        return RecordQuery.all(type).where(filter(records, type, expression));
    }

    private Filter filter(Records records, EntityType type, String expression) {
        return kernel.expressions.filter(records.metadata(), type, expression, records.expressionContext());
    }

    private RecordQuery query(Records records, EntityType type, ListView list) {
        Filter filter = list.filter().map(text -> filter(records, type, text)).orElse(Filter.EVERYTHING);
        return RecordQuery.all(type).where(filter).orderBy(Sort.parse(type, list.sort()));
    }

    private <T> T run(String caller, Function<Records, T> work) {
        recording.take();
        Caller who = Objects.requireNonNull(callers.get(caller));
        return kernel.transactions.run(who, () -> work.apply(kernel.records));
    }

    /** Explains the statements of the last run that are asked for, and judges them. */
    private void explain(String caller, String what, Predicate<String> asked, long mostRows, long mostBuffers) {
        List<Executed> settings = new ArrayList<>();
        int explained = 0;
        for (Executed executed : recording.take()) {
            if (executed.sql().contains("set_config(")) {
                settings.add(executed);
            } else if (asked.test(executed.sql())) {
                explained++;
                Plan plan = Plan.of(settings, executed);
                table.add("%-32s %-14s rows %7d buffers %6d %6.1f ms  %s"
                        .formatted(what, caller, plan.rowsTouched(), plan.buffers(), plan.milliseconds(), plan.ways()));
                soft.assertThat(plan.ways())
                        .as(what + " of " + caller)
                        .isNotEmpty()
                        .allMatch(way -> MADE_FOR_IT.matcher(way).matches());
                soft.assertThat(plan.rowsTouched())
                        .as(what + " of " + caller + ": rows")
                        .isLessThanOrEqualTo(mostRows);
                soft.assertThat(plan.buffers())
                        .as(what + " of " + caller + ": buffers")
                        .isLessThanOrEqualTo(mostBuffers);
            }
        }
        soft.assertThat(explained).as(what).isPositive();
    }
}
