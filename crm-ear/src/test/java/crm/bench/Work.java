package crm.bench;

import crm.bench.floor.Script;
import java.util.List;

/**
 * One kind of request, in variants that take turns.
 *
 * @param who as whom it is sent: {@code administrator}, {@code manager} or {@code rep}
 * @param scripts what each exchange does in the database, in the same order
 */
record Work(String name, String who, List<Exchange> exchanges, List<Script> scripts) {

    /**
     * A request.
     *
     * @param path below {@code /api/v1}, query included
     * @param body JSON, or empty
     */
    record Exchange(String method, String path, String body) {}

    boolean writes() {
        return !exchanges.getFirst().body().isEmpty() && !name.startsWith("sum");
    }

    /** Statements of one request, without begin and commit. A batch is one. */
    double statements() {
        return scripts.stream()
                .mapToInt(script -> script.steps().size())
                .average()
                .orElse(0);
    }

    int answerBytes() {
        return (int) scripts.stream()
                .mapToInt(script -> script.answer().length)
                .average()
                .orElse(0);
    }
}
