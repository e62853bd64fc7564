package crm.web;

import java.util.Arrays;

/** What the container can refuse, in words. Where the kernel has a code for it, the name is that code. */
enum Refusal {
    UNREADABLE_REQUEST(400, "Unreadable request", "The request could not be read."),
    NOT_SIGNED_IN(401, "Not signed in", "Send a valid access token in the Authorization header."),
    FORBIDDEN(403, "Not allowed", "You may not do this. Ask an administrator of your company."),
    NOT_FOUND(404, "Not found", "There is nothing at this address."),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "This address does not take this method."),
    TOO_LARGE(413, "Too large", "The request is larger than this server takes."),
    INTERNAL(500, "Something broke on our side", "Try again. If it stays, tell us when it happened."),
    UNAVAILABLE(503, "Not available", "Kinship is starting or being looked after. Try again in a moment.");

    private final int status;
    private final String title;
    private final String detail;

    Refusal(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    /** What we have no words for is told as the most general of its kind. */
    static Refusal ofStatus(int status) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.status == status)
                .findFirst()
                .orElse(status < 500 ? UNREADABLE_REQUEST : INTERNAL);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String detail() {
        return detail;
    }

    String page() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>%1$s</title>
                  <link rel="stylesheet" href="/assets/app.css">
                </head>
                <body class="refusal"><main><h1>%1$s</h1><p>%2$s</p><p><a href="/">To the start page</a></p></main></body>
                </html>
                """.formatted(Html.escape(title), Html.escape(detail));
    }
}
