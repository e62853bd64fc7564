package crm.web;

import crm.web.TenantFigures.EntityCount;
import crm.web.TenantFigures.Figures;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The plain page after the login, as HTML. */
final class HomePage {
    private HomePage() {}

    static String render(WhoAmI person, List<Figures> figures) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <meta name="color-scheme" content="light dark">
                  <title>Kinship</title>
                  <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
                  <link rel="stylesheet" href="/assets/kinship.css">
                </head>
                <body>
                  <main class="panel">
                    <header>
                      <h1>%s</h1>
                      <form method="post" action="/logout"><button type="submit">Sign out</button></form>
                    </header>
                    <dl>
                      <dt>Email</dt><dd>%s</dd>
                      <dt>Tenant</dt><dd>%s</dd>
                    </dl>
                    %s
                    <p class="quiet"><a href="/api">The API</a></p>
                  </main>
                </body>
                </html>
                """.formatted(
                        Html.escape(person.name()),
                        Html.escape(person.email().isEmpty() ? "–" : person.email()),
                        Html.escape(tenants(figures)),
                        figures.stream().map(HomePage::table).collect(Collectors.joining()));
    }

    private static String tenants(List<Figures> figures) {
        return figures.isEmpty()
                ? "None yet. Ask an administrator of your company to add you."
                : figures.stream().map(Figures::tenant).collect(Collectors.joining(", "));
    }

    private static String table(Figures figures) {
        return """
                <table>
                  <thead><tr><th scope="col">Records of %s</th><th scope="col">Number</th></tr></thead>
                  <tbody>%s</tbody>
                </table>
                """.formatted(
                        Html.escape(figures.tenant()),
                        figures.counts().stream().map(HomePage::row).collect(Collectors.joining()));
    }

    private static String row(EntityCount count) {
        return "<tr><th scope=\"row\">%s</th><td>%s</td></tr>"
                .formatted(Html.escape(count.plural()), String.format(Locale.ENGLISH, "%,d", count.count()));
    }
}
