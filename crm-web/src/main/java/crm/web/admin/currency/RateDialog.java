package crm.web.admin.currency;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import crm.currency.Rate;
import crm.problem.FieldProblem;
import crm.web.edit.Choices;
import crm.web.shell.UndoToast;
import crm.web.text.Language;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Says what a currency is worth from a day on, or says it otherwise. */
final class RateDialog extends Dialog {

    private final RateBook book;
    private final String code;
    private final Optional<Rate> known;
    private final RateWords words;
    private final Language language;
    private final Runnable refresh;
    private final RateInputs inputs;

    RateDialog(RateBook book, String code, Optional<Rate> known, RateWords words, Choices choices, Runnable refresh) {
        this.book = book;
        this.code = code;
        this.known = known;
        this.words = words;
        this.refresh = refresh;
        language = words.language();
        inputs = new RateInputs(words, choices);
        setHeaderTitle(language.t(known.isPresent() ? "admin.rate.change" : "admin.rate.add"));
        addClassName("plan-dialog");
        setWidth("440px");
        inputs.of(code);
        known.ifPresent(rate -> {
            inputs.show(rate.from(), rate.rate());
            inputs.fixDay();
        });
        add(inputs);
        Button save = new Button(language.t("admin.rate.save"), _ -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClassName("plan-save");
        getFooter().add(new Button(language.t("edit.cancel"), _ -> close()), save);
        inputs.focusRate();
    }

    private void save() {
        Optional<BigDecimal> rate = inputs.rate();
        Optional<LocalDate> from = inputs.from();
        if (rate.isEmpty() || from.isEmpty()) {
            return;
        }
        Optional<FieldProblem> refused =
                known.isPresent() ? book.change(code, from.get(), rate.get()) : book.add(code, from.get(), rate.get());
        if (refused.isPresent()) {
            inputs.tell(refused.get());
            return;
        }
        close();
        refresh.run();
        UndoToast.done(
                language.t("admin.rate.saved", words.rate(code, rate.get())), () -> takeBack(from.get()), language);
    }

    private void takeBack(LocalDate from) {
        Optional<FieldProblem> refused =
                known.isPresent() ? book.set(code, from, known.get().rate()) : book.remove(code, from);
        UndoToast.told(refused.map(words::problem).orElseGet(() -> language.t("admin.undone")), language);
        refresh.run();
    }
}
