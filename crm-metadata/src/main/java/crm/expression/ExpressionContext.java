package crm.expression;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What an expression may ask about its surroundings.
 *
 * @param today the date where the tenant is: {@code today()}
 * @param me the caller's user record: {@code me()}
 */
public record ExpressionContext(LocalDate today, UUID me) {}
