package crm.web.edit;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.data.binder.Result;
import crm.web.text.Language;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A date picker in the person's language that also understands days as people say them. */
final class DateEditor extends DatePicker {

    DateEditor(Language language) {
        setI18n(words(language));
        setAutoOpen(false);
        setClearButtonVisible(false);
        setFallbackParser(text -> DateText.day(text, language.today())
                .map(Result::ok)
                .orElseGet(() -> Result.error(language.t("edit.problem.date"))));
    }

    /** True if something stands there that is no day. */
    boolean isUnreadable() {
        return isInputUnparsable();
    }

    static DatePickerI18n words(Language language) {
        List<String> days = new ArrayList<>();
        List<String> shortDays = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            DayOfWeek day = DayOfWeek.SUNDAY.plus(i);
            days.add(day.getDisplayName(TextStyle.FULL_STANDALONE, language.locale()));
            shortDays.add(day.getDisplayName(
                    language.isChinese() ? TextStyle.NARROW_STANDALONE : TextStyle.SHORT_STANDALONE,
                    language.locale()));
        }
        List<String> months = Arrays.stream(Month.values())
                .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, language.locale()))
                .toList();
        DayOfWeek first = WeekFields.of(language.locale()).getFirstDayOfWeek();
        boolean noRegion = language.locale().getCountry().isEmpty();
        DatePickerI18n words = new DatePickerI18n()
                .setMonthNames(months)
                .setWeekdays(days)
                .setWeekdaysShort(shortDays)
                .setFirstDayOfWeek(noRegion || language.isChinese() ? 1 : first.getValue() % 7)
                .setToday(language.t("edit.date.today"))
                .setCancel(language.t("edit.cancel"))
                .setReferenceDate(language.today())
                .setBadInputErrorMessage(language.t("edit.problem.date"));
        // Chinese dates are read by our own parser too: the picker's knows only English months
        return language.isChinese()
                ? words.setDateFormat("yyyy-MM-dd")
                : words.setDateFormats("d MMM yyyy", "yyyy-MM-dd");
    }
}
