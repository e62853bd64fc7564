package crm.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same small requests, all to one tenant and then to all tenants in turn: it should make no difference. A first round warms up. */
final class TenantsWork {

    private static final String LIST = "/opportunity?filter=amount%20%3E%20500&sort=closeDate&limit=50";

    private final BenchStack stack;
    private final BenchData data;
    private final Options options;

    TenantsWork(BenchStack stack, BenchData data, Options options) {
        this.stack = stack;
        this.data = data;
        this.options = options;
    }

    List<Measured> run(List<BenchTenant> tenants) throws Exception {
        stack.grantEach(data, tenants);
        measureAll(tenants);
        List<Measured> all = new ArrayList<>();
        for (List<BenchTenant> some : List.of(tenants.subList(0, 1), tenants)) {
            all.addAll(measureAll(some));
        }
        return all;
    }

    private List<Measured> measureAll(List<BenchTenant> some) throws Exception {
        String who = "%,d tenants".formatted(some.size());
        return List.of(
                measure(new Work("tenants: read one", who, exchanges(some, "GET", false), List.of()), some),
                measure(new Work("tenants: list", who, exchanges(some, "GET", true), List.of()), some),
                measure(new Work("tenants: update", who, exchanges(some, "PATCH", false), List.of()), some));
    }

    private static List<Work.Exchange> exchanges(List<BenchTenant> tenants, String method, boolean list) {
        return tenants.stream()
                .map(tenant -> new Work.Exchange(
                        method,
                        list
                                ? LIST
                                : "/opportunity/" + tenant.deals().getFirst().id(),
                        method.equals("GET") ? "" : "{\"nextStep\": \"Again %s\"}"))
                .toList();
    }

    private Measured measure(Work work, List<BenchTenant> tenants) throws Exception {
        List<List<byte[]>> requests = new ArrayList<>();
        Map<Integer, String> tokens = stack.tokensEach(tenants);
        for (int turn = 0; turn < 2; turn++) {
            List<byte[]> once = new ArrayList<>();
            for (int i = 0; i < tenants.size(); i++) {
                Work.Exchange exchange = work.exchanges().get(i);
                String token = java.util.Objects.requireNonNull(tokens.get(i));
                once.add(Requests.of(
                        exchange.method(),
                        "/api/v1" + exchange.path(),
                        token,
                        tenants.get(i).tenant().alias(),
                        exchange.body().formatted(turn).getBytes(StandardCharsets.UTF_8)));
            }
            requests.add(once);
        }
        Load load = new Load(stack::node);
        return load.run(
                work,
                "rest",
                () -> new Requests.OverHttp(stack.httpPort(), variant -> {
                    List<byte[]> once = requests.get(variant / tenants.size() % 2);
                    return once.get(variant % once.size());
                }),
                1,
                options.seconds() / 3,
                options.seconds());
    }
}
