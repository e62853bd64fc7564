package crm.bench;

import crm.bench.floor.Script;
import crm.idempotency.Answer;
import crm.kernel.Kernel;
import crm.metadata.EntityType;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.record.query.Aggregation;
import crm.record.query.CountMode;
import crm.record.query.Filter;
import crm.record.query.RecordQuery;
import crm.record.query.Sort;
import crm.rest.body.GroupAnswers;
import crm.rest.body.Projection;
import crm.rest.body.RecordAnswers;
import crm.transaction.Caller;
import crm.value.Json;
import crm.value.RecordRef;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What the bench asks for, in one tenant. Each request is answered once by the kernel in this process, which writes down
 * its statements: the servlet and the driver alone repeat those.
 */
final class Works {

    private static final int VARIANTS = 100;
    private static final String FILTER = "stage == 'engaging' && amount > %d";

    private final Kernel kernel;
    private final Recording recording;
    private final RecordAnswers answers;
    private final BenchTenant in;
    private final Random random = new Random(7);
    private final List<Work> all = new ArrayList<>();

    Works(Recording recording, BenchTenant in) {
        this.recording = recording;
        this.kernel = new Kernel(recording.source());
        this.answers = new RecordAnswers(kernel.records);
        this.in = in;
    }

    /** @param deep the number of the page that the paging work begins behind */
    List<Work> all(int deep) {
        reads();
        for (String who : List.of("administrator", "manager", "rep")) {
            lists("list 50", who, CountMode.NONE);
            lists("list 50, exact count", who, CountMode.EXACT);
        }
        deepPage(deep);
        creates();
        updates();
        sums();
        batches();
        return List.copyOf(all);
    }

    private void reads() {
        Drafted work = new Drafted("read one", "administrator");
        for (RecordRef deal :
                in.deals().subList(0, Math.min(VARIANTS, in.deals().size()))) {
            work.add("GET", "/opportunity/" + deal.id(), "", () -> answers.one(kernel.records.find(deal)));
        }
        work.done();
    }

    private void lists(String name, String who, CountMode count) {
        Drafted work = new Drafted(name, who);
        for (int i = 0; i < 20; i++) {
            String filter = FILTER.formatted(500 + i * 50);
            String path = "/opportunity?filter=%s&sort=closeDate&limit=50"
                    .formatted(URLEncoder.encode(filter, StandardCharsets.UTF_8));
            String counted = count == CountMode.EXACT ? path + "&count=exact" : path;
            work.add("GET", counted, "", () -> page(filter, count, Optional.empty()));
        }
        work.done();
    }

    private Answer page(String filter, CountMode count, Optional<String> after) {
        EntityType type = kernel.records.type("opportunity");
        RecordQuery query = RecordQuery.all(type)
                .orderBy(Sort.parse(type, "closeDate"))
                .counting(count)
                .after(after);
        RecordQuery filtered = filter.isEmpty()
                ? query
                : query.where(kernel.expressions.filter(
                        kernel.records.metadata(), type, filter, kernel.records.expressionContext()));
        return answers.page(kernel.records.list(filtered), Projection.all(type));
    }

    private void deepPage(int deep) {
        Drafted work = new Drafted("page %,d deep".formatted(deep), "administrator");
        String after = token(deep * 50);
        String path = "/opportunity?sort=closeDate&limit=50&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
        work.add("GET", path, "", () -> page("", CountMode.NONE, Optional.of(after)));
        work.done();
    }

    private String token(int behind) {
        return kernel.transactions.run(Caller.system(in.tenant().id()), () -> {
            EntityType type = kernel.records.type("opportunity");
            Optional<String> after = Optional.empty();
            for (int passed = 0; passed < behind; passed += 200) {
                after = kernel.records
                        .list(RecordQuery.all(type)
                                .orderBy(Sort.parse(type, "closeDate"))
                                .limit(200)
                                .after(after))
                        .next();
            }
            return after.orElseThrow();
        });
    }

    private void creates() {
        Drafted work = new Drafted("create, ten fields", "administrator");
        for (int i = 0; i < 20; i++) {
            Map<String, Object> values = tenFields(i);
            work.add(
                    "POST",
                    "/opportunity",
                    Json.write(values),
                    () -> answers.one(kernel.records.create("opportunity", patch(values))));
        }
        work.done();
    }

    private void batches() {
        Drafted work = new Drafted("create 200 at once", "administrator");
        for (int i = 0; i < 3; i++) {
            List<Map<String, Object>> batch = new ArrayList<>();
            for (int j = 0; j < 200; j++) {
                batch.add(tenFields(j));
            }
            work.add(
                    "POST",
                    "/opportunity:create",
                    Json.write(Map.of("records", batch)),
                    () -> answers.made(
                            kernel.records.type("opportunity"),
                            kernel.records.createAll(
                                    "opportunity",
                                    batch.stream().map(this::patch).toList())));
        }
        work.done();
    }

    private RecordPatch patch(Map<String, Object> values) {
        return RecordPatch.parse(
                kernel.records.type("opportunity"), Json.mapper().valueToTree(values));
    }

    private Map<String, Object> tenFields(int i) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", "Bench deal %d".formatted(i));
        values.put("account", any(in.accounts()).id().toString());
        values.put("contact", any(in.contacts()).id().toString());
        values.put("product", any(in.products()).id().toString());
        values.put("stage", "prospecting");
        values.put("probability", BigDecimal.TEN);
        values.put("amount", BigDecimal.valueOf(random.nextInt(1_000_000), 2));
        values.put(
                "closeDate",
                LocalDate.of(2031, 1, 1).plusDays(random.nextInt(300)).toString());
        values.put("nextStep", "Send the first offer");
        values.put("type", "newBusiness");
        return values;
    }

    private void updates() {
        Drafted work = new Drafted("update one field", "administrator");
        List<RecordRef> deals =
                in.deals().subList(in.deals().size() / 2, in.deals().size());
        for (RecordRef deal : deals) {
            Map<String, Object> values = Map.of("nextStep", "Ask again, as number " + Requests.NUMBER);
            work.add(
                    "PATCH",
                    "/opportunity/" + deal.id(),
                    Json.write(values),
                    () -> answers.one(
                            kernel.records.update(deal, patch(Map.of("nextStep", "Ask " + UUID.randomUUID())))));
        }
        work.done();
    }

    private void sums() {
        Drafted work = new Drafted("sum by stage", "administrator");
        work.add(
                "POST",
                "/opportunity:aggregate",
                "{\"groupBy\": [\"stage\"], \"measures\": [\"count\", \"sum(amount)\"]}",
                () -> {
                    EntityType type = kernel.records.type("opportunity");
                    Aggregation aggregation = new Aggregation(
                            type, Filter.EVERYTHING, Optional.of(type.field("stage")), List.of(type.field("amount")));
                    return new GroupAnswers(kernel.records).groups(aggregation, kernel.records.aggregate(aggregation));
                });
        work.done();
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Caller caller(String who) {
        int tenant = in.tenant().id();
        return switch (who) {
            case "manager" -> new Caller(tenant, in.manager(), Set.of("manager"), "rest");
            case "rep" -> new Caller(tenant, in.rep(), Set.of("rep"), "rest");
            default -> new Caller(tenant, in.administrator(), Set.of("administrator"), "rest");
        };
    }

    /** Work whose variants are being recorded. */
    private final class Drafted {

        private final String name;
        private final String who;
        private final List<Work.Exchange> exchanges = new ArrayList<>();
        private final List<Script> scripts = new ArrayList<>();

        Drafted(String name, String who) {
            this.name = name;
            this.who = who;
        }

        int size() {
            return exchanges.size();
        }

        /** Answers it twice where it only reads: what the kernel keeps for a second is not part of a request. */
        void add(String method, String path, String body, Supplier<Answer> request) {
            if (exchanges.isEmpty() || !method.equals("PATCH") && !method.equals("POST")) {
                warm();
            }
            recording.take();
            Answer answer = kernel.transactions.run(caller(who), request);
            exchanges.add(new Work.Exchange(method, path, body));
            scripts.add(
                    new Script(Repeatable.of(recording.take()), answer.body().getBytes(StandardCharsets.UTF_8)));
        }

        private void warm() {
            kernel.transactions.run(caller(who), () -> {
                EntityType type = kernel.records.type("opportunity");
                List<Record> page =
                        kernel.records.list(RecordQuery.all(type).limit(1)).records();
                kernel.records.titles(page, List.of("account"));
                return new UUID(0, 0);
            });
        }

        void done() {
            all.add(new Work(name, who, List.copyOf(exchanges), List.copyOf(scripts)));
        }
    }
}
