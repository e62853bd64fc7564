package crm.web.record;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import crm.metadata.Field;
import crm.web.cell.CellElements;
import crm.web.edit.FieldWords;
import org.jspecify.annotations.Nullable;

/** What of a record is seen first and always: its title, its stage, its key facts. */
final class RecordHead extends Div {

    private @Nullable OpenRecord open;
    private @Nullable RecordLine line;
    private @Nullable StageMove move;
    private @Nullable NextStep nextStep;

    RecordHead() {
        addClassName("record-head");
    }

    void holds(OpenRecord record, RecordLine first, StageMove stages, RecordSaving saving, FieldSections fields) {
        open = record;
        line = first;
        move = stages;
        nextStep = new NextStep(record, saving, fields);
    }

    void show(Shown now) {
        if (open == null || line == null || move == null || nextStep == null) {
            throw new IllegalStateException("Nothing to show yet");
        }
        removeAll();
        getElement().removeAllChildren();
        line.show(now);
        add(line, title(now));
        OpenRecord record = open;
        StageMove moving = move;
        now.type()
                .face()
                .stage()
                .ifPresent(stage -> add(new StagePath(
                        now.record(),
                        now.type().field(stage),
                        now.days(),
                        now.canEdit(now.type().field(stage)),
                        record.language(),
                        moving::to)));
        add(new KeyFacts(now));
        nextStep.show(now);
        add(nextStep);
        if (!now.reach().isEmpty()) {
            getElement().appendChild(ReachWays.of(now.reach(), open.language()));
        }
    }

    private static Element recordType(Shown now, Field field) {
        Element type = ShownValue.of(now, field);
        type.getClassList().add("record-type");
        type.setAttribute("title", new FieldWords(now.cells().language()).label(field));
        return type;
    }

    static Div title(Shown now) {
        Div title = new Div();
        title.addClassName("record-title");
        Element icon = Sentence.tag("span", "record-icon", "");
        icon.appendChild(CellElements.icon(now.type().icon()).getElement());
        Element heading = Sentence.tag("h1", "", now.record().title());
        heading.setAttribute("dir", "auto");
        title.getElement().appendChild(icon, heading);
        now.type()
                .face()
                .card()
                .line()
                .flatMap(now.type()::findField)
                .filter(field -> now.record().value(field).isPresent())
                .ifPresent(field -> title.getElement().appendChild(ShownValue.of(now, field)));
        now.recordType()
                .filter(field -> now.record().value(field).isPresent())
                .ifPresent(field -> title.getElement().appendChild(recordType(now, field)));
        return title;
    }
}
