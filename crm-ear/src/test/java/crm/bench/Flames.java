package crm.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** A flame graph: every method as wide as what was spent in it and in what it called. */
final class Flames {

    private static final double LEAST_PERCENT = 0.3;
    private static final String PAGE = """
            <!doctype html><meta charset="utf-8"><title>%s</title><style>
            body { font: 11px monospace; margin: 8px } div { box-sizing: border-box; min-width: 0 }
            .r { display: flex; align-items: flex-start }
            .m { background: #f3c98b; border: 1px solid #fff; overflow: hidden; white-space: nowrap; height: 18px; padding: 1px 3px }
            .crm { background: #e8794a }
            </style><h1>%1$s</h1>%s
            """;

    private final String name;
    private final Node all = new Node("all");

    private Flames(String name) {
        this.name = name;
    }

    private static final class Node {
        private final String method;
        private final Map<String, Node> called = new TreeMap<>();
        private double weight;

        Node(String method) {
            this.method = method;
        }
    }

    static Flames of(Path recording, String event) throws IOException {
        Flames flames = new Flames(event);
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent next = file.readEvent();
                if (next.getEventType().getName().equals(event) && next.getStackTrace() != null) {
                    flames.add(next);
                }
            }
        }
        return flames;
    }

    private void add(RecordedEvent event) {
        double weight = event.hasField("weight") ? event.getLong("weight") : 1;
        Node at = all;
        at.weight += weight;
        for (RecordedFrame frame : event.getStackTrace().getFrames().reversed()) {
            String method = frame.getMethod().getType().getName().replaceFirst("\\$\\$.*", "") + "."
                    + frame.getMethod().getName();
            at = at.called.computeIfAbsent(method, Node::new);
            at.weight += weight;
        }
    }

    void write(Path file) throws IOException {
        StringBuilder html = new StringBuilder();
        draw(all, all.weight, html);
        Files.writeString(file, PAGE.formatted(name, html));
    }

    private void draw(Node node, double parent, StringBuilder html) {
        double percent = 100 * node.weight / all.weight;
        if (percent < LEAST_PERCENT) {
            return;
        }
        String text = "%s %.1f%%".formatted(node.method, percent).replace("<", "&lt;");
        html.append("<div style=\"width:%.3f%%\"><div class=\"m%s\" title=\"%s\">%3$s</div><div class=r>"
                .formatted(100 * node.weight / parent, node.method.startsWith("crm.") ? " crm" : "", text));
        node.called.values().stream()
                .sorted(Comparator.comparingDouble((Node called) -> called.weight)
                        .reversed())
                .forEach(called -> draw(called, node.weight, html));
        html.append("</div></div>");
    }
}
