package crm.consistency;

import crm.value.TextWords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares {@code search_word}, field by field that is searched, with the texts of records that are not deleted. */
public final class WordAgreement {

    private static final String FIELDS =
            "select distinct tenant_id, entity_id, field from search_word order by 1, 2, 3";
    private static final String KEPT =
            "select record_id || ' ' || word from search_word where tenant_id = ? and entity_id = ? and field = ?";
    private static final String TEXTS = """
            select id, values ->> ? from record
            where tenant_id = ? and entity_id = ? and values ->> ? is not null and deleted_at is null""";

    private record Place(int tenant, int entity, String field) {}

    private WordAgreement() {}

    /** What does not hold, in sentences; empty when all is well. */
    public static List<String> findings(Connection superuser) throws SQLException {
        List<String> findings = new ArrayList<>();
        for (Place place : places(superuser)) {
            Set<String> kept = kept(superuser, place);
            Set<String> due = due(superuser, place);
            kept.stream()
                    .filter(word -> !due.contains(word))
                    .forEach(
                            word -> findings.add("A word that the record does not have: %s %s".formatted(place, word)));
            due.stream()
                    .filter(word -> !kept.contains(word))
                    .forEach(word -> findings.add("A word that is not indexed: %s %s".formatted(place, word)));
        }
        return findings;
    }

    private static List<Place> places(Connection superuser) throws SQLException {
        List<Place> places = new ArrayList<>();
        try (PreparedStatement statement = superuser.prepareStatement(FIELDS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                places.add(new Place(row.getInt(1), row.getInt(2), row.getString(3)));
            }
        }
        return places;
    }

    private static Set<String> kept(Connection superuser, Place place) throws SQLException {
        Set<String> kept = new TreeSet<>();
        try (PreparedStatement statement = superuser.prepareStatement(KEPT)) {
            statement.setInt(1, place.tenant());
            statement.setInt(2, place.entity());
            statement.setString(3, place.field());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    kept.add(row.getString(1));
                }
            }
        }
        return kept;
    }

    private static Set<String> due(Connection superuser, Place place) throws SQLException {
        Set<String> due = new TreeSet<>();
        try (PreparedStatement statement = superuser.prepareStatement(TEXTS)) {
            statement.setString(1, place.field());
            statement.setInt(2, place.tenant());
            statement.setInt(3, place.entity());
            statement.setString(4, place.field());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String id = row.getString(1);
                    TextWords.of(row.getString(2)).forEach(word -> due.add(id + " " + word));
                }
            }
        }
        return due;
    }
}
