package crm.web.home;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Home;
import crm.record.Records;
import crm.web.cell.CellElements;
import crm.web.shell.Languages;
import crm.web.shell.Session;
import crm.web.text.Language;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.Optional;

/** Where a day begins: what needs the person, and the numbers his roles care for. */
@Route("")
@PermitAll
public class HomeView extends Main implements HasDynamicTitle {

    private final String title;

    @Inject
    public HomeView(Session session, Languages languages, Records records, Expressions expressions) {
        Language language = languages.current();
        title = language.t("nav.home");
        addClassNames("page", "home");
        session.run(() -> {
            Figures figures = Figures.now(records, expressions);
            Words words = new Words(language, figures.month());
            String greeting = Greeting.title(session.person().name(), language);
            Optional<Home> home = records.metadata().home(session.caller().roles());
            home.ifPresentOrElse(known -> show(known, greeting, session, figures, words), () -> add(new H1(greeting)));
            return home.isPresent();
        });
    }

    private void show(Home home, String greeting, Session session, Figures figures, Words words) {
        Div names = new Div(new H1(greeting), Greeting.sentence(home.alerts(), figures, words));
        Header header = new Header(names);
        header.addClassName("home-header");
        home.numbers().stream()
                .map(number -> figures.type(number.entity()))
                .filter(figures.records().access()::mayCreate)
                .findFirst()
                .ifPresent(type -> header.add(create(type, words.language())));
        add(header, Numbers.of(home.numbers(), figures, words), columns(home, new Pieces(session, figures, words)));
    }

    private static Anchor create(EntityType type, Language language) {
        String noun = type.label().in(language.locale());
        Anchor create = new Anchor("/" + type.name() + "/new", CellElements.icon("plus"));
        create.add(language.t("home.new", language.noun(noun)));
        create.addClassName("primary");
        return create;
    }

    private static Div columns(Home home, Pieces pieces) {
        Div wide = new Div();
        Div narrow = new Div();
        home.pieces().forEach(piece -> pieces.draw(piece).ifPresent((piece.aside() ? narrow : wide)::add));
        Div columns = new Div(wide, narrow);
        columns.addClassName("home-columns");
        return columns;
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
