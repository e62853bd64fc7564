package crm.web.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import crm.metadata.Home;
import crm.web.shell.Session;
import java.util.Optional;

/** Draws a piece by its kind. */
record Pieces(Session session, Figures figures, Words words) {

    /** Empty where the person may not see what it is about. */
    Optional<Component> draw(Home.Piece piece) {
        if (!piece.entity().isEmpty() && !figures.isReadable(piece.entity())) {
            return Optional.empty();
        }
        Section section = new Section();
        section.addClassName("piece");
        H2 title = new H2(words.of(piece.label()));
        Header header = new Header(title);
        section.getElement().setAttribute("aria-label", title.getText());
        section.add(header);
        switch (piece) {
            case Home.Rows rows -> new RowsPiece(figures, words).draw(rows, section, header);
            case Home.Bars bars -> new BarsPiece(figures, words).draw(bars, section, header);
            case Home.Growth growth -> new GrowthPiece(figures, words).draw(growth, section);
            case Home.Changes changes -> new ChangesPiece(figures, words).draw(changes, section);
            case Home.Seen seen ->
                section.add(new SeenList(session, figures.records(), words.language(), seen.limit()));
            case Home.Team team -> new TeamPiece(figures, words).draw(team, section);
        }
        return Optional.of(section);
    }
}
