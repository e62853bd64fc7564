package crm.testing;

import crm.stack.Progress;
import crm.stack.Settings;
import crm.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class the {@link RunningStack} of this run: started by the first class that asks, on free ports and with
 * empty data, stopped after the last. With {@code CRM_IT_STACK=running} it is the one of {@code ./crm up} instead.
 */
public final class StackExtension implements BeforeAllCallback, ParameterResolver {
    /** Lives in the root store, whose end is the end of the run. */
    private record OneForAll(RunningStack running, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (System.getProperty("jboss.home.dir") != null) {
            return; // Inside the server: the test is where it wanted to be.
        }
        oneForAll(context).running().describeServer();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return oneForAll(context).running();
    }

    private static OneForAll oneForAll(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(StackExtension.class))
                .getOrComputeIfAbsent(OneForAll.class, key -> kept(), OneForAll.class);
    }

    /** The servers end with the thread that started them: it waits for the last test. */
    private static OneForAll kept() {
        ExecutorService keeper = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("stack").factory());
        OneForAll stack =
                CompletableFuture.supplyAsync(StackExtension::start, keeper).join();
        return new OneForAll(stack.running(), () -> {
            stack.end().run();
            keeper.shutdown();
        });
    }

    private static OneForAll start() {
        Path home = Path.of(System.getProperty("kinship.home", ".."));
        if ("running".equals(System.getenv("CRM_IT_STACK"))) {
            return new OneForAll(new RunningStack(Settings.fromEnvironment(home, System.getenv())), () -> {});
        }
        Path state = home.resolve("crm-ear/target/it-stack");
        deleteData(state);
        Initech.joins(home, state);
        Stack stack = Stack.start(Settings.onFreePorts(home, state), new Progress(System.out));
        return new OneForAll(new RunningStack(stack.settings()), stack::close);
    }

    private static void deleteData(Path state) {
        if (!Files.exists(state)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(state)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Cannot empty " + state, e);
        }
    }
}
