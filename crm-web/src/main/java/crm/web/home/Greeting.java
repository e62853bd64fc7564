package crm.web.home;

import com.ibm.icu.text.ListFormatter;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import crm.metadata.Home;
import crm.web.text.Language;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first two lines: good day, and in one sentence what needs the person. */
final class Greeting {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final int NOON = 12;
    private static final int EVENING = 18;

    private Greeting() {}

    static String title(String name, Language language) {
        String called = language.isChinese() ? name : name.strip().split("\\s+", 2)[0];
        int hour = LocalTime.now(language.zone()).getHour();
        String key = hour < NOON ? "home.morning" : hour < EVENING ? "home.afternoon" : "home.evening";
        return language.t(key, called);
    }

    /** Each part of the sentence is a link to the records it counts. */
    static Component sentence(List<Home.Measure> alerts, Figures figures, Words words) {
        Language language = words.language();
        List<Component> parts = new ArrayList<>();
        for (Home.Measure alert : alerts) {
            long count =
                    figures.isReadable(alert.entity()) ? figures.figure(alert).count() : 0;
            if (count > 0) {
                parts.add(new Anchor(Condition.of(alert, figures.month()).href(), words.of(alert.label(), count)));
            }
        }
        Paragraph line = new Paragraph();
        line.addClassName("home-sentence");
        line.add(new Span(Month.weekday(language.today(), language) + " · "));
        if (parts.isEmpty()) {
            line.add(new Span(language.t("home.calm")));
        } else {
            join(line, parts, language);
        }
        return line;
    }

    /** With the language's own commas and "and". */
    private static void join(Paragraph line, List<Component> parts, Language language) {
        String pattern = ListFormatter.getInstance(language.locale()).getPatternForNumItems(parts.size());
        if (language.isChinese()) {
            pattern = pattern.replaceAll("[、和]", "，"); // these are sentences, not nouns
        }
        Matcher place = PLACE.matcher(pattern);
        int end = 0;
        while (place.find()) {
            line.add(new Span(pattern.substring(end, place.start())));
            line.add(parts.get(Integer.parseInt(place.group(1))));
            end = place.end();
        }
        line.add(new Span(pattern.substring(end)));
    }
}
