package crm.database;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Finds the server's data sources. The owner's is for the migration only. */
@Singleton
public class DataSources {

    static final String RUN_TIME = "java:jboss/datasources/crm";
    static final String OWNER = "java:jboss/datasources/crm-owner";

    /** Connections of the run-time role, which owns nothing and cannot see past row-level security. */
    @Produces
    @Singleton
    DataSource runTime() {
        return find(RUN_TIME);
    }

    /** The names are our own constants, never what somebody sent. */
    @SuppressWarnings("BanJNDI")
    static DataSource find(String name) {
        try {
            return (DataSource) new InitialContext().lookup(name);
        } catch (NamingException e) {
            throw new IllegalStateException("The server has no data source " + name, e);
        }
    }
}
