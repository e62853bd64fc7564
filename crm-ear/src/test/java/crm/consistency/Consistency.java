package crm.consistency;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** All that must hold in a database at rest, of every tenant. */
public final class Consistency {

    private Consistency() {}

    /**
     * What does not hold, in sentences; empty when all is well.
     *
     * @param superuser past row-level security
     */
    public static List<String> findings(Connection superuser) throws SQLException {
        return Stream.of(
                        JournalFold.findings(superuser),
                        SlotAgreement.findings(superuser),
                        CurrencyAgreement.findings(superuser),
                        UniqueAgreement.findings(superuser),
                        LinkAgreement.findings(superuser),
                        FileAgreement.findings(superuser),
                        WordAgreement.findings(superuser))
                .flatMap(List::stream)
                .toList();
    }
}
