package crm.file;

import crm.database.SchemaIsUpToDate;
import crm.tenant.TenantMetadata;
import crm.tenant.TenantRounds;
import crm.transaction.Caller;
import crm.transaction.Statement;
import crm.transaction.Transaction;
import crm.transaction.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes contents that no record has and nobody may put into one any more, for the tenants that this node works for. Every
 * content that no record has was uploaded, or taken out of a record, by somebody: when that is a day ago, it is looked at.
 * What a transaction is about to use is held by it and passed over.
 */
@Singleton
public class FileCleaning {

    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final String A_DAY = "1 day";

    private static final String DUE = """
            select c.digest from file_content c where c.tenant_id = ? and c.digest in (
                select u.digest from file_upload u where u.tenant_id = ? and u.at < now() - ?::interval
                order by u.at limit 50)
            order by c.digest for update skip locked""";
    private static final String FORGET = """
            delete from file_upload where tenant_id = ? and digest = any(?) and at < now() - ?::interval""";
    private static final String REMOVE = """
            delete from file_content c where c.tenant_id = ? and c.digest = any(?)
            and not exists (select from file_use u where u.tenant_id = c.tenant_id and u.digest = c.digest)
            and not exists (select from file_upload u where u.tenant_id = c.tenant_id and u.digest = c.digest)
            returning c.digest""";
    private static final String REMOVE_PARTS = "delete from file_part where tenant_id = ? and digest = any(?)";

    private final Transactions transactions;
    private final TenantRounds rounds;

    @Inject
    public FileCleaning(Transactions transactions, TenantMetadata metadata) {
        this.transactions = transactions;
        this.rounds = new TenantRounds("file-cleaning", PAUSE, metadata::tenants, tenant -> clean(tenant, A_DAY));
    }

    void onStart(@Observes SchemaIsUpToDate event) {
        rounds.start();
    }

    @PreDestroy
    void stop() {
        rounds.stop();
    }

    /** @param age how long ago it was sent or taken out, as PostgreSQL writes it */
    public void clean(int tenant, String age) {
        while (transactions.run(Caller.system(tenant), () -> step(age)) > 0) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    /** How many were looked at. The locks come first: the statements behind them see what was committed before. */
    private static int step(String age) {
        List<String> due = digests(DUE, statement -> {
            statement.setInt(2, tenant());
            statement.setString(3, age);
        });
        if (due.isEmpty()) {
            return 0;
        }
        change(FORGET, due, statement -> statement.setString(3, age));
        List<String> removed = digests(REMOVE, statement -> bind(statement, due));
        change(REMOVE_PARTS, removed, _ -> {});
        return due.size();
    }

    private interface Values {
        void bind(PreparedStatement statement) throws java.sql.SQLException;
    }

    private static List<String> digests(String sql, Values values) {
        return Statement.run(sql, statement -> {
            statement.setInt(1, tenant());
            values.bind(statement);
            List<String> digests = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    digests.add(result.getString(1));
                }
            }
            return digests;
        });
    }

    private static void change(String sql, List<String> digests, Values values) {
        Statement.run(sql, statement -> {
            statement.setInt(1, tenant());
            bind(statement, digests);
            values.bind(statement);
            return statement.executeUpdate();
        });
    }

    private static void bind(PreparedStatement statement, List<String> digests) throws java.sql.SQLException {
        statement.setArray(2, statement.getConnection().createArrayOf("text", digests.toArray()));
    }

    private static int tenant() {
        return Transaction.current().caller().tenant();
    }
}
