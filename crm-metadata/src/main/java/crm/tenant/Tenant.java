package crm.tenant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** One customer of the service: what the register knows of it. */
@Entity
public class Tenant {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    private String alias = "";
    private String name = "";
    private String language = "";
    private String currency = "";
    private String timeZone = "";

    protected Tenant() {}

    /**
     * @param alias short name in addresses and in the identity provider's organisation; unique
     * @param language BCP 47, decides how titles sort
     * @param currency ISO 4217
     * @param timeZone IANA name, decides what "today" is
     */
    public Tenant(String alias, String name, String language, String currency, String timeZone) {
        this.alias = alias;
        this.name = name;
        this.language = language;
        this.currency = currency;
        this.timeZone = timeZone;
    }

    public int id() {
        return id;
    }

    public String alias() {
        return alias;
    }

    public String name() {
        return name;
    }

    public String language() {
        return language;
    }

    public String currency() {
        return currency;
    }

    public String timeZone() {
        return timeZone;
    }
}
