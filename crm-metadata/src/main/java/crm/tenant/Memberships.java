package crm.tenant;

import crm.orm.ObjectSessions;
import crm.transaction.Caller;
import crm.transaction.Transactions;
import crm.value.Expiring;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who belongs to which tenant: the authority on access, whatever a token says of organisations. What was looked up is
 * remembered for two seconds; a revocation takes that long to be felt on every node.
 */
@Singleton
public class Memberships {

    private static final String OF_PERSON = """
            select m.tenant_id, t.alias, t.name, m.user_id, m.roles
            from membership m join tenant t on t.id = m.tenant_id
            where m.issuer = ? and m.subject = ? order by t.alias""";

    private final Transactions transactions;
    private final ObjectSessions objects;
    private final Expiring<Person, List<Member>> known = new Expiring<>("memberships", Duration.ofSeconds(2));

    private record Person(String issuer, String subject) {}

    @Inject
    public Memberships(Transactions transactions, ObjectSessions objects) {
        this.transactions = transactions;
        this.objects = objects;
    }

    /** The tenants of a person whose token has been verified, by alias. */
    public List<Member> of(String issuer, String subject) {
        return known.get(
                new Person(issuer, subject),
                person -> transactions.identify(issuer, subject, connection -> read(connection, person)));
    }

    private static List<Member> read(Connection connection, Person person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_PERSON)) {
            statement.setString(1, person.issuer());
            statement.setString(2, person.subject());
            List<Member> members = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    String[] roles = (String[]) result.getArray(5).getArray();
                    members.add(new Member(
                            result.getInt(1),
                            result.getString(2),
                            result.getString(3),
                            result.getObject(4, UUID.class),
                            Set.of(roles)));
                }
            }
            return members;
        }
    }

    /** Makes a person a user of a tenant with these roles, and no others. Safe to repeat. */
    public void grant(int tenant, UUID user, String issuer, String subject, Set<String> roles) {
        transactions.execute(Caller.system(tenant), () -> {
            Membership membership = objects.current().find(Membership.class, Membership.key(issuer, subject));
            if (membership == null) {
                membership = new Membership(issuer, subject);
                membership.grant(user, roles);
                objects.current().persist(membership);
            } else {
                membership.grant(user, roles);
            }
        });
        known.forget(new Person(issuer, subject));
    }
}
