package crm.web.admin.part;

import com.vaadin.flow.component.html.Div;
import crm.metadata.EntityType;
import crm.metadata.Layout;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import java.util.Optional;

/** How records are laid out: for everybody, and otherwise for people of some roles and records of some types. */
public final class LayoutPart extends Div {

    static final String LAYOUTS = "layouts";

    /** @param asked name of a layout; without one, and where there is none of that name, the one for everybody */
    public LayoutPart(ShapeChange change, Shape shape, EntityType type, Optional<String> asked) {
        addClassName("layout-part");
        Optional<Layout> chosen = asked.flatMap(name -> type.layouts().stream()
                .filter(layout -> layout.name().equals(name))
                .findFirst());
        add(new LayoutChoice(change, shape, type, chosen), new LayoutEditor(change, shape, type, chosen));
    }
}
