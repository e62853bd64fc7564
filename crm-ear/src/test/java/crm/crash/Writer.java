package crm.crash;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.crash.Ledger.Entry;
import crm.crash.Line.Reply;
import crm.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * One program that makes, changes and deletes accounts, one after the other. Every write is
 * answered in the end, so that nothing is in doubt.
 */
final class Writer implements Runnable {

    private static final int PERCENT = 100;
    private static final int CREATE = 40;
    private static final int DELETE = 12;

    private final int number;
    private final Random random;
    private final Line line;
    private final Ledger ledger;
    private final BooleanSupplier more;
    private final List<Entry> live = new ArrayList<>();
    private int writes;

    Writer(int number, long seed, Line line, Ledger ledger, BooleanSupplier more) {
        this.number = number;
        this.random = new Random(seed + number);
        this.line = line;
        this.ledger = ledger;
        this.more = more;
    }

    @Override
    public void run() {
        while (more.getAsBoolean()) {
            int dice = random.nextInt(PERCENT);
            if (live.isEmpty() || dice < CREATE) {
                create();
            } else if (dice < CREATE + DELETE) {
                delete(live.remove(random.nextInt(live.size())));
            } else {
                update(live.get(random.nextInt(live.size())));
            }
        }
    }

    private void create() {
        ObjectNode values = values().put("name", "%s %d-%d".formatted(ledger.run(), number, writes));
        Reply answer = line.send("POST", "/account", values.toString());
        if (answer.status() != 201) {
            ledger.refused("A creation was answered " + answer);
            return;
        }
        UUID id = UUID.fromString(Json.read(answer.body()).path("id").asText());
        live.add(ledger.created(id, values));
    }

    private void update(Entry entry) {
        ObjectNode values = values();
        Reply answer = line.send("PATCH", "/account/" + entry.id(), values.toString());
        if (answer.status() == 200) {
            ledger.updated(entry, values);
        } else {
            live.remove(entry);
            ledger.refused("A change of %s was answered %s".formatted(entry.id(), answer));
        }
    }

    /** The second answer to a deletion is 404, which tells as well that it was done. */
    private void delete(Entry entry) {
        Reply answer = line.send("DELETE", "/account/" + entry.id(), "");
        if (answer.status() == 204 || (answer.status() == 404 && answer.attempts() > 1)) {
            ledger.deleted(entry);
        } else {
            ledger.refused("A deletion of %s was answered %s".formatted(entry.id(), answer));
        }
    }

    /** Different in every write, a unique value among them, so that a lost or repeated one shows. */
    private ObjectNode values() {
        writes++;
        return JsonNodeFactory.instance
                .objectNode()
                .put("externalId", "%s-%d-%d".formatted(ledger.run(), number, writes))
                .put("employees", writes)
                .put("description", "Written as number %d".formatted(writes));
    }
}
