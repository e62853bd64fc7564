package crm.metadata;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/** How records of an entity type are listed and shown to everybody, and the layouts for some. */
record Look(Collection<ListView> lists, List<Section> form, List<String> related, Face face, List<Layout> layouts) {

    Look {
        lists = List.copyOf(lists);
        form = List.copyOf(form);
        related = List.copyOf(related);
        layouts = List.copyOf(layouts);
    }

    /** The same with what a layout says in the place of what everybody has. */
    Look with(Layout layout) {
        return new Look(
                lists,
                layout.form().orElse(form),
                layout.related().orElse(related),
                layout.facts().map(face::withFacts).orElse(face),
                layouts);
    }

    /** The same with every form changed. */
    Look withForms(UnaryOperator<List<Section>> change) {
        return new Look(
                lists,
                change.apply(form),
                related,
                face,
                layouts.stream().map(layout -> layout.withForm(change)).toList());
    }
}
