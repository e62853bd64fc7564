package crm.web.admin.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import crm.metadata.EntityType;
import crm.metadata.ValidationRule;
import crm.web.admin.expression.RuleTrial;
import crm.web.admin.shape.AdminTable;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.edit.Choices;
import crm.web.edit.FieldWords;
import crm.web.list.Actions;
import crm.web.list.EmptyState;
import crm.web.text.Language;
import java.util.List;
import java.util.Optional;

/** What refuses a record of an entity type, and why: rules, and combinations that are taken. */
public final class RulesPart extends Div {

    private static final String RULES = "rules";

    private final ShapeChange change;
    private final Shape shape;
    private final EntityType type;
    private final RuleTrial trial;
    private final Choices choices;
    private final Language language;

    public RulesPart(ShapeChange change, Shape shape, EntityType type, RuleTrial trial, Choices choices) {
        this.change = change;
        this.shape = shape;
        this.type = type;
        this.trial = trial;
        this.choices = choices;
        language = change.language();
        add(type.rules().isEmpty() ? nothingYet() : table(), new UniquePart(change, shape, type));
    }

    private Component nothingYet() {
        return new EmptyState("circle-check", language.t("admin.noRules"), language.t("admin.noRulesHow"));
    }

    private Component table() {
        AdminTable table = new AdminTable(
                RULES,
                List.of(
                        language.t("admin.message"),
                        language.t("admin.when"),
                        language.t("admin.field"),
                        language.t("admin.origin"),
                        ""));
        type.rules().forEach(rule -> row(table, rule));
        return table;
    }

    private void row(AdminTable table, ValidationRule rule) {
        String message = rule.message().in(language.locale());
        boolean hidden = shape.isHidden(type.name(), RULES, rule.name());
        NativeButton open = new NativeButton(message);
        open.addClassName("row-open");
        open.addClickListener(_ -> new RuleDialog(change, shape, type, Optional.of(rule), trial, choices).open());
        NativeButton hide = Actions.icon(
                hidden ? "undo-2" : "eye-off", language.t(hidden ? "admin.bringBack" : "admin.hide", message));
        hide.addClickListener(_ -> change.run(
                shape,
                shape.hiding(type.name(), RULES, rule.name(), !hidden),
                language.t(hidden ? "admin.broughtBack" : "admin.hid", message)));
        Span when = AdminTable.code(rule.when());
        var row = table.row(
                open,
                when,
                AdminTable.text(rule.field()
                        .flatMap(type::findStored)
                        .map(field -> new FieldWords(language).label(field))
                        .orElse("")),
                AdminTable.text(language.t(shape.isOwn(type.name(), rule.name()) ? "admin.yours" : "admin.shipped")),
                hide);
        if (hidden) {
            row.getClassList().add("retired");
        }
    }
}
