package crm.web.admin.currency;

import crm.currency.Rate;
import crm.problem.FieldProblem;
import crm.web.admin.shape.ProblemWords;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/** Currencies and rates as people of a language say them. */
record RateWords(Language language) {

    String company() {
        return language.currency().getCurrencyCode();
    }

    String name(String code) {
        return Formats.currency(code, language);
    }

    /** "1 EUR = 1.0912 USD". */
    String rate(String code, BigDecimal rate) {
        return language.t("admin.rate.is", company(), Formats.rate(rate, language), code);
    }

    String rate(Rate rate) {
        return rate(rate.currency(), rate.rate());
    }

    String problem(FieldProblem problem) {
        return switch (problem.code()) {
            case NOT_UNIQUE -> language.t("admin.rate.taken");
            case OUT_OF_RANGE, WRONG_FORMAT -> language.t("admin.rate.wrong." + problem.field());
            case IN_USE -> language.t("admin.rate.last");
            default -> new ProblemWords(language).of(problem);
        };
    }

    /** What is counted and paid in today, by its code. */
    static List<String> codes() {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .map(Currency::getCurrencyCode)
                .sorted()
                .toList();
    }
}
