package crm.bench;

import crm.bench.floor.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The three ways to have the same work done: by the application, by the servlet, by the driver alone. */
final class Senders {

    private final BenchStack stack;
    private final BenchTenant in;

    Senders(BenchStack stack, BenchTenant in) {
        this.stack = stack;
        this.in = in;
    }

    Map<String, Sender.Of> of(Work work) throws IOException {
        String script = work.name().replaceAll("\\W+", "-") + "-" + work.who() + "-"
                + in.tenant().id();
        publish(script, work);
        return Map.of(
                "rest", () -> http(rest(work)),
                "servlet", () -> http(servlet(script, work)),
                "driver", () -> driver(work));
    }

    /** Several people may stand for one, so that a limit on one person's requests is not what is measured. */
    private List<byte[]> rest(Work work) {
        List<byte[]> requests = new ArrayList<>();
        List<String> tokens = stack.tokens(work.who());
        for (int i = 0; i < Math.max(work.exchanges().size(), tokens.size()); i++) {
            Work.Exchange exchange = work.exchanges().get(i % work.exchanges().size());
            requests.add(request(
                    exchange.method(),
                    "/api/v1" + exchange.path(),
                    tokens.get(i % tokens.size()),
                    exchange.body().getBytes(StandardCharsets.UTF_8)));
        }
        return requests;
    }

    private List<byte[]> servlet(String script, Work work) {
        List<byte[]> requests = new ArrayList<>();
        String token = stack.tokens(work.who()).getFirst();
        for (int i = 0; i < work.exchanges().size(); i++) {
            byte[] body = work.exchanges().get(i).body().getBytes(StandardCharsets.UTF_8);
            String method = body.length == 0 ? "GET" : "POST";
            requests.add(request(method, "/bench/script/%s/%d".formatted(script, i), token, body));
        }
        return requests;
    }

    private byte[] request(String method, String path, String token, byte[] body) {
        return Requests.of(method, path, token, in.tenant().alias(), body);
    }

    private Sender http(List<byte[]> requests) throws IOException {
        int[] places = requests.stream().mapToInt(Requests::place).toArray();
        return new Requests.OverHttp(stack.httpPort(), variant -> {
            int i = variant % requests.size();
            return Requests.numbered(requests.get(i), places[i]);
        });
    }

    private Sender driver(Work work) throws Exception {
        Connection connection = stack.asApplication();
        List<Script> scripts = work.scripts();
        return new Sender() {
            @Override
            public void send(int variant) throws Exception {
                scripts.get(variant % scripts.size()).run(connection);
            }

            @Override
            public void close() throws Exception {
                connection.close();
            }
        };
    }

    private void publish(String script, Work work) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(work.scripts().toArray(Script[]::new));
        }
        String token = stack.tokens(work.who()).getFirst();
        try (HttpConnection connection = new HttpConnection(stack.httpPort())) {
            int status = connection.send(request("PUT", "/bench/script/" + script, token, bytes.toByteArray()));
            if (status >= 300) {
                throw new IOException("The servlet does not take the scripts: " + status);
            }
        }
    }
}
