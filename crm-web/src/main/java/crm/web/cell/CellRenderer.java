package crm.web.cell;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.internal.JacksonUtils;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Draws cells in grids, on the client: no component a row. Values travel as properties, never as HTML. */
public final class CellRenderer {

    private static final String TEMPLATE = """
            <span class="cell ${item.c.k}" title="${item.c.x ?? ''}">${
              item.c.i ? html`<i class="av" aria-hidden="true">${item.c.i}</i>`
              : item.c.p !== undefined ? html`<i class="${item.c.p < 0 ? 'pie-lost' : 'pie'}" style="--p:${item.c.p}"></i>`
              : item.c.s ? html`<svg class="ic" aria-hidden="true"><use href="/assets/icons.svg#${item.c.s}"></use></svg>`
              : ''
            }${item.c.a ? html`<a class="tx" href="${item.c.h}" target="_blank" rel="noopener noreferrer">${item.c.t}</a>`
              : item.c.h ? html`<a class="tx" href="${item.c.h}">${item.c.t}</a>` : html`<span class="tx">${item.c.t}</span>`}</span>""";

    private CellRenderer() {}

    public static <T> LitRenderer<T> of(SerializableFunction<T, Cell> cell) {
        return LitRenderer.<T>of(TEMPLATE).withProperty("c", row -> properties(cell.apply(row)));
    }

    /** The template of a cell for a larger one, whose properties are {@code item.<name>}. */
    public static String template(String name) {
        return TEMPLATE.replace("item.c.", "item." + name + ".");
    }

    /** What {@link #template} shows of a cell. */
    public static ObjectNode properties(Cell cell) {
        // a map would be sent as a bean: nothing but "empty"
        ObjectNode properties = JacksonUtils.createObjectNode();
        String hue = cell.hue() == null ? "" : " hue-" + cell.hue();
        properties.put("k", cell.kind().css() + " " + cell.tone().css() + hue);
        properties.put("t", cell.text());
        putUnlessNull(properties, "x", cell.tooltip());
        putUnlessNull(properties, "h", cell.href());
        putUnlessNull(properties, "i", cell.initials());
        if (cell.leadsAway()) {
            properties.put("a", true);
        }
        if (cell.share() != null) {
            properties.put("p", cell.share());
        }
        if (cell.tone() == Cell.Tone.LATE) {
            properties.put("s", "circle-alert");
        } else if (cell.kind() == Cell.Kind.CHECK) {
            properties.put("s", "check");
        } else if (cell.kind() == Cell.Kind.MASKED) {
            properties.put("s", "lock");
        } else if (cell.kind() == Cell.Kind.FILE) {
            properties.put("s", "paperclip");
        } else if (cell.kind() == Cell.Kind.IMAGE) {
            properties.put("s", "image");
        }
        return properties;
    }

    private static void putUnlessNull(ObjectNode properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }
}
