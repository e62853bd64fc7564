package crm.web.admin.part;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import crm.metadata.EntityType;
import crm.metadata.Layout;
import crm.metadata.RecordType;
import crm.metadata.Role;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.list.Actions;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which layout is edited: links to each, those for some in the order in which they are tried, and for whom the chosen one is. */
final class LayoutChoice extends Div {

    private final ShapeChange change;
    private final Shape shape;
    private final EntityType type;
    private final Language language;

    LayoutChoice(ShapeChange change, Shape shape, EntityType type, Optional<Layout> chosen) {
        this.change = change;
        this.shape = shape;
        this.type = type;
        language = change.language();
        addClassName("layout-choice");
        Nav nav = new Nav();
        nav.addClassName("layout-links");
        nav.getElement().setAttribute("aria-label", language.t("admin.layoutFor"));
        nav.add(current(new Anchor(address(Optional.empty()), language.t("admin.everybody")), chosen.isEmpty()));
        type.layouts().forEach(layout -> nav.add(link(layout, chosen)));
        NativeButton more = Actions.quiet("plus", language.t("admin.newLayout"));
        more.addClickListener(_ -> new LayoutDialog(change, shape, type, Optional.empty()).open());
        Div line = new Div(new Span(language.t("admin.layoutFor")), nav, more);
        line.addClassName("layout-line");
        add(line);
        chosen.ifPresentOrElse(this::describe, () -> {
            if (!type.layouts().isEmpty()) {
                add(new Paragraph(language.t("admin.layoutOthers")));
            }
        });
    }

    private String address(Optional<Layout> layout) {
        return "/admin/" + type.name() + "/layout"
                + layout.map(known -> "?layout=" + known.name()).orElse("");
    }

    private Anchor link(Layout layout, Optional<Layout> chosen) {
        Anchor link = new Anchor(address(Optional.of(layout)), layout.label().in(language.locale()));
        link.setClassName("retired", isHidden(layout));
        return current(link, chosen.filter(layout::equals).isPresent());
    }

    private static Anchor current(Anchor link, boolean isCurrent) {
        if (isCurrent) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }

    private boolean isHidden(Layout layout) {
        return shape.isHidden(type.name(), LayoutPart.LAYOUTS, layout.name());
    }

    /** For whom it is, and what can be done with it as a whole. */
    private void describe(Layout layout) {
        String label = layout.label().in(language.locale());
        NativeButton edit = Actions.quiet("pencil", language.t("admin.layoutSettings"));
        edit.addClickListener(_ -> new LayoutDialog(change, shape, type, Optional.of(layout)).open());
        Div line = new Div(new Span(forWhom(layout)), edit);
        line.addClassName("layout-for");
        int place = type.layouts().indexOf(layout);
        if (type.layouts().size() > 1) {
            line.add(step("arrow-left", "admin.tryEarlier", layout, place - 1));
            line.add(step("arrow-right", "admin.tryLater", layout, place + 1));
        }
        line.add(away(layout, label));
        add(line);
    }

    private String forWhom(Layout layout) {
        String roles = shape.whole().roles().values().stream()
                .filter(role -> layout.roles().contains(role.name()))
                .map((Role role) -> role.label().in(language.locale()))
                .collect(Collectors.joining(language.t("admin.and")));
        String types = type.recordTypes().stream()
                .filter(recordType -> layout.recordTypes().contains(recordType.name()))
                .map((RecordType recordType) -> recordType.label().in(language.locale()))
                .collect(Collectors.joining(language.t("admin.and")));
        String whom = Stream.of(
                        roles.isEmpty() ? "" : language.t("admin.forRoles", roles),
                        types.isEmpty() ? "" : language.t("admin.forTypes", types))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
        return isHidden(layout) ? language.t("admin.layoutHidden", whom) : whom;
    }

    private NativeButton step(String icon, String key, Layout layout, int to) {
        NativeButton button = Actions.icon(icon, language.t(key, layout.label().in(language.locale())));
        button.setEnabled(to >= 0 && to < type.layouts().size());
        button.addClickListener(_ -> {
            List<String> names =
                    new ArrayList<>(type.layouts().stream().map(Layout::name).toList());
            Collections.swap(names, type.layouts().indexOf(layout), to);
            change.run(
                    shape,
                    shape.order(type.name(), LayoutPart.LAYOUTS, names),
                    language.t("admin.layoutMoved", layout.label().in(language.locale())));
        });
        return button;
    }

    /** What a pack ships is hidden, what is one's own goes; both come back with undo. */
    private NativeButton away(Layout layout, String label) {
        if (shape.isOwn(type.name(), layout.name())) {
            NativeButton delete = Actions.icon("trash-2", language.t("admin.deleteLayout", label));
            delete.addClickListener(_ -> change.run(
                    shape,
                    shape.patch(type.name(), LayoutPart.LAYOUTS, layout.name(), JsonNodeFactory.instance.nullNode()),
                    language.t("admin.layoutDeleted", label)));
            return delete;
        }
        boolean hidden = isHidden(layout);
        NativeButton hide = Actions.icon(
                hidden ? "undo-2" : "eye-off", language.t(hidden ? "admin.bringBack" : "admin.hide", label));
        ObjectNode patch = shape.hiding(type.name(), LayoutPart.LAYOUTS, layout.name(), !hidden);
        hide.addClickListener(
                _ -> change.run(shape, patch, language.t(hidden ? "admin.broughtBack" : "admin.hid", label)));
        return hide;
    }
}
