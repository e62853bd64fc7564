package crm.stack;

/** The three servers of a stack, in the order in which they start. They stop in the opposite order. */
public enum Part {
    // A "smart" shutdown (TERM) would wait for clients; INT disconnects them and ends cleanly.
    POSTGRESQL("PostgreSQL", "CRM_DB_PORT", "", "INT"),
    KEYCLOAK("Keycloak", "CRM_KEYCLOAK_PORT", "CRM_KEYCLOAK_MEMORY", "TERM"),
    WILDFLY("WildFly", "CRM_HTTP_PORT", "CRM_WILDFLY_MEMORY", "TERM");

    private final String title;
    private final String portVariable;
    private final String memoryVariable;
    private final String stopSignal;

    Part(String title, String portVariable, String memoryVariable, String stopSignal) {
        this.title = title;
        this.portVariable = portVariable;
        this.memoryVariable = memoryVariable;
        this.stopSignal = stopSignal;
    }

    public String title() {
        return title;
    }

    /** The environment variable that moves this part to another port. */
    String portVariable() {
        return portVariable;
    }

    /** The environment variable that gives this part more or less memory, or nothing. */
    String memoryVariable() {
        return memoryVariable;
    }

    String stopSignal() {
        return stopSignal;
    }

    /** The name of its log file, its pid file and of {@code ./crm logs <part>}. */
    public String fileName() {
        return title.toLowerCase(java.util.Locale.ROOT);
    }
}
