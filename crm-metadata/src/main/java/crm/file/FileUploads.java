package crm.file;

import crm.transaction.Caller;
import crm.transaction.Statement;
import crm.transaction.Transaction;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Who may put which content into a record, for a day: knowing its digest is not enough. */
public final class FileUploads {

    private static final String NOTE = """
            insert into file_upload (tenant_id, digest, user_id) values (?, ?, ?)
            on conflict (tenant_id, digest, user_id) do update set at = now()""";
    private static final String MINE = """
            select digest from file_upload where tenant_id = ? and digest = any(?) and user_id = ?
            and at > now() - interval '1 day'""";

    private FileUploads() {}

    /** The caller has sent it, or taken it out of a record: he may put it into one. */
    public static void note(String digest) {
        Caller caller = Transaction.current().caller();
        Statement.run(NOTE, statement -> {
            statement.setInt(1, caller.tenant());
            statement.setString(2, digest);
            statement.setObject(3, caller.user());
            return statement.executeUpdate();
        });
    }

    /** Those among these that the caller may put into a record. */
    public static Set<String> mine(Collection<String> digests) {
        Caller caller = Transaction.current().caller();
        return Statement.run(MINE, statement -> {
            statement.setInt(1, caller.tenant());
            statement.setArray(2, statement.getConnection().createArrayOf("text", digests.toArray()));
            statement.setObject(3, caller.user());
            Set<String> mine = new HashSet<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    mine.add(result.getString(1));
                }
            }
            return mine;
        });
    }
}
