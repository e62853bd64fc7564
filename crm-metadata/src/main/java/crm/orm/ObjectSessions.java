package crm.orm;

import crm.transaction.DatabaseFailure;
import crm.transaction.Participant;
import crm.transaction.Transaction;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.dialect.PostgreSQLDialect;

/**
 * Hibernate sessions on the connection of the current transaction: objects and records are saved together or not at
 * all, and row-level security holds for both. A session lives as long as its transaction and is flushed before the
 * commit.
 */
@Singleton
public class ObjectSessions {

    private final SessionFactory factory;

    @Inject
    public ObjectSessions(@Any Instance<Mapping> mappings) {
        this(StreamSupport.stream(mappings.spliterator(), false).toList());
    }

    public ObjectSessions(List<Mapping> mappings) {
        var registry = new StandardServiceRegistryBuilder()
                .applySetting(AvailableSettings.DIALECT, PostgreSQLDialect.class.getName())
                .applySetting("hibernate.boot.allow_jdbc_metadata_access", false)
                .applySetting(AvailableSettings.ALLOW_UPDATE_OUTSIDE_TRANSACTION, true)
                .applySetting(
                        AvailableSettings.PHYSICAL_NAMING_STRATEGY,
                        "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy")
                .build();
        MetadataSources sources = new MetadataSources(registry);
        mappings.forEach(mapping -> mapping.entities().forEach(sources::addAnnotatedClass));
        this.factory = sources.buildMetadata().buildSessionFactory();
    }

    /** The current transaction's session, opened at its first use. */
    public Session current() {
        return Transaction.current().state(Open.class, this::open).session();
    }

    private Open open(Transaction transaction) {
        try {
            return new Open(factory.withOptions()
                    .connection(transaction.connection())
                    .tenantIdentifier(transaction.caller().tenant())
                    .openSession());
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private record Open(Session session) implements Participant {

        @Override
        public Phase phase() {
            return Phase.OBJECTS;
        }

        @Override
        public void beforeCommit() {
            session.flush();
        }
    }
}
