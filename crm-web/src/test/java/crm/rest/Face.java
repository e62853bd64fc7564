package crm.rest;

import com.fasterxml.jackson.databind.JsonNode;
import crm.expression.Expressions;
import crm.idempotency.Answer;
import crm.idempotency.IdempotencyKey;
import crm.idempotency.IdempotentWrites;
import crm.record.InMemoryRecords;
import crm.rest.body.GroupAnswers;
import crm.rest.body.RecordAnswers;
import crm.rest.caller.CrossSiteFilter;
import crm.rest.caller.CurrentCaller;
import crm.rest.problem.FailureAnswer;
import crm.rest.problem.ProblemAnswer;
import crm.rest.problem.RefusedRequestAnswer;
import crm.rest.request.WriteOnce;
import crm.tenant.Member;
import crm.transaction.Transactions;
import crm.value.Ids;
import crm.value.Json;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.resteasy.mock.MockDispatcherFactory;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.spi.Dispatcher;
import org.jspecify.annotations.Nullable;

/** The REST face over records in memory: routes, filters and problems as on the server, without one. */
final class Face {

    private final UUID user = Ids.next();
    private final InMemoryRecords records = new InMemoryRecords(SampleMetadata.metadata(), user);
    private final Dispatcher dispatcher = MockDispatcherFactory.createDispatcher();

    Face(String role) {
        CurrentCaller current = new CurrentCaller();
        current.is(new Member(1, "northstar", "North Star", user, Set.of(role)));
        Transactions transactions = new Transactions(noDatabase());
        WriteOnce writes = new WriteOnce(current, transactions, new RememberedWrites());
        RecordAnswers answers = new RecordAnswers(records);
        Filters filters = new Filters(new Expressions(), records, current);
        add(new RecordsResource(current, transactions, writes, records, filters, answers));
        add(new RecordResource(current, transactions, writes, records, answers));
        add(new RestoreResource(writes, records, answers));
        add(new AggregateResource(current, transactions, records, filters, new GroupAnswers(records)));
        add(new MetadataResource(current, transactions, records));
        add(new MeResource(current, transactions, records));
        add(new OpenApiResource(current, transactions, records));
        provide(new ProblemAnswer());
        provide(new RefusedRequestAnswer());
        provide(new FailureAnswer());
        provide(new CrossSiteFilter());
    }

    private static DataSource noDatabase() {
        return (DataSource) Proxy.newProxyInstance(
                Face.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, _) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private void add(Object resource) {
        dispatcher.getRegistry().addSingletonResource(resource);
    }

    private void provide(Object provider) {
        dispatcher.getProviderFactory().registerProviderInstance(provider);
    }

    Reply get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Reply post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    Reply patch(String path, String json, String... headers) {
        return send("PATCH", path, json, headers);
    }

    Reply delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    /** A request as a form on another site's page could send it: with the user's cookies and nothing of its own. */
    Reply postFromAnotherSite(String path) {
        MockHttpRequest request = request("POST", path);
        request.getMutableHeaders().remove("Authorization");
        return invoke(request);
    }

    /** @param headers names and values in turn; a JSON body has its content type unless one is given */
    Reply send(String method, String path, @Nullable String body, String... headers) {
        MockHttpRequest request = request(method, path);
        if (body != null) {
            request.content(body.getBytes(StandardCharsets.UTF_8)).header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.getMutableHeaders().putSingle(headers[i], headers[i + 1]);
        }
        return invoke(request);
    }

    private static MockHttpRequest request(String method, String path) {
        try {
            return MockHttpRequest.create(method, path).header("Authorization", "Bearer a-token-verified-before");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    private Reply invoke(MockHttpRequest request) {
        MockHttpResponse response = new MockHttpResponse();
        dispatcher.invoke(request, response);
        return new Reply(response);
    }

    /** What came back. */
    record Reply(MockHttpResponse response) {

        int status() {
            return response.getStatus();
        }

        String header(String name) {
            return String.valueOf(response.getOutputHeaders().getFirst(name));
        }

        String text() {
            return new String(response.getOutput(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return Json.read(text());
        }

        String code() {
            return json().path("code").asText();
        }
    }

    /** Remembers answers by key, without a database. */
    private static final class RememberedWrites extends IdempotentWrites {

        private final Map<IdempotencyKey, Answer> answers = new HashMap<>();

        @Override
        public Answer once(IdempotencyKey key, Supplier<Answer> write) {
            Answer before = answers.get(key);
            if (before != null) {
                return before.with(REPLAYED, "true");
            }
            Answer answer = write.get();
            answers.put(key, answer);
            return answer;
        }
    }
}
