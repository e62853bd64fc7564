package crm.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.dmr.ModelNode;

/** WildFly's own management, as its administrator on the same machine. */
public final class Management {

    private final int port;

    Management(int port) {
        this.port = port;
    }

    /** Every route that the application's REST face has, for example {@code PATCH /{entity}/{id}}. */
    public Set<String> routes() {
        ModelNode read = new ModelNode();
        read.get("operation").set("read-resource");
        read.get("include-runtime").set(true);
        read.get("address").add("deployment", "crm.ear");
        read.get("address").add("subdeployment", "crm-web.war");
        read.get("address").add("subsystem", "jaxrs");
        read.get("address").add("rest-resource", "*");
        Set<String> routes = new TreeSet<>();
        for (ModelNode resource : execute(read).asList()) {
            for (ModelNode path : list(resource.get("result", "rest-resource-paths"))) {
                list(path.get("resource-methods")).forEach(method -> routes.add(template(method.asString())));
            }
        }
        return routes;
    }

    /** Stops the application and starts it again, as a restart of the server would. */
    public void redeploy() {
        ModelNode redeploy = new ModelNode();
        redeploy.get("operation").set("redeploy");
        redeploy.get("address").add("deployment", "crm.ear");
        execute(redeploy);
    }

    /** As the server does when it is asked to stop: returns when no request runs any more. */
    public void suspend(Duration patience) {
        ModelNode suspend = new ModelNode();
        suspend.get("operation").set("suspend");
        suspend.get("suspend-timeout").set((int) patience.toSeconds());
        execute(suspend);
    }

    public void resume() {
        ModelNode resume = new ModelNode();
        resume.get("operation").set("resume");
        execute(resume);
    }

    /** Bytes of the heap that are still in use after everything unused was thrown away. */
    public long usedHeap() {
        ModelNode collect = new ModelNode();
        collect.get("operation").set("gc");
        collect.get("address").add("core-service", "platform-mbean").add("type", "memory");
        execute(collect);
        execute(collect);
        ModelNode read = new ModelNode();
        read.get("operation").set("read-attribute");
        read.get("name").set("heap-memory-usage");
        read.get("address").add("core-service", "platform-mbean").add("type", "memory");
        return execute(read).get("used").asLong();
    }

    private ModelNode execute(ModelNode operation) {
        try (ModelControllerClient client = ModelControllerClient.Factory.create("127.0.0.1", port)) {
            ModelNode answer = client.execute(operation);
            if (!answer.get("outcome").asString().equals("success")) {
                throw new IllegalStateException("WildFly did not do it: " + answer.toJSONString(true));
            }
            return answer.get("result");
        } catch (IOException e) {
            throw new IllegalStateException("WildFly's management does not answer at " + port, e);
        }
    }

    private static Iterable<ModelNode> list(ModelNode node) {
        return node.isDefined() ? node.asList() : List.of();
    }

    /** Without the application's prefix and the patterns of parameters. */
    private static String template(String method) {
        return method.replace("/api/v1", "").replaceAll("\\{(\\w+)[^{}]*}", "{$1}");
    }
}
