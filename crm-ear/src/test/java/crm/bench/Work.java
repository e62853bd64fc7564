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

    /**
     * Statements of one request, without begin and commit. A batch is one. The middle of all variants: a few had to look up
     * what is otherwise known for a second.
     */
    int statements() {
        List<Integer> counts =
                scripts.stream().map(script -> script.steps().size()).sorted().toList();
        return counts.isEmpty() ? 0 : counts.get(counts.size() / 2);
    }

    int answerBytes() {
        return (int) scripts.stream()
                .mapToInt(script -> script.answer().length)
                .average()
                .orElse(0);
    }
}
