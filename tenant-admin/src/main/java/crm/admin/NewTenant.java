package crm.admin;

import java.util.List;

/**
 * A tenant to be.
 *
 * @param alias names it for ever: in tokens, in addresses, in the {@code Kinship-Tenant} header
 * @param domain the mail domain of its people
 * @param language ISO 639 code, for example {@code zh}
 * @param currency ISO 4217 code, for example {@code EUR}
 * @param timeZone for example {@code Asia/Shanghai}
 * @param packs what it starts with, beside those that they require
 */
public record NewTenant(
        String alias,
        String name,
        String domain,
        String language,
        String currency,
        String timeZone,
        List<String> packs) {

    public NewTenant {
        packs = List.copyOf(packs);
    }
}
