package crm.web.edge;

import crm.file.ArrivingFiles;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;

/** How much a request may bring. REST takes less of a body than a page's own requests do, and says so itself. */
final class Limits {

    static final long BODY_BYTES = 10L << 20;

    /** A file, and what a page's input puts around it. */
    static final long FILE_BYTES = ArrivingFiles.MOST + (64L << 10);

    static final long HEADER_CHARACTERS = 16L << 10;

    private static final int TOO_LARGE = 413;
    private static final int HEADERS_TOO_LARGE = 431;

    private Limits() {}

    /** Whether the request is refused, and has its answer. */
    static boolean refuse(HttpServerExchange exchange) {
        if (headers(exchange.getRequestHeaders()) > HEADER_CHARACTERS) {
            EdgeProblem.of(
                            HEADERS_TOO_LARGE,
                            "HEADERS_TOO_LARGE",
                            "The headers of a request have at most %d kilobytes.".formatted(HEADER_CHARACTERS >> 10))
                    .answer(exchange);
            return true;
        }
        long most = Routes.bringsFile(exchange) ? FILE_BYTES : BODY_BYTES;
        if (exchange.getRequestContentLength() > most) {
            EdgeProblem.of(TOO_LARGE, "TOO_LARGE", "A request has at most %d megabytes.".formatted(most >> 20))
                    .answer(exchange);
            return true;
        }
        exchange.setMaxEntitySize(most);
        return false;
    }

    private static long headers(HeaderMap headers) {
        long length = 0;
        for (HeaderValues values : headers) {
            for (String value : values) {
                length += values.getHeaderName().length() + value.length();
            }
        }
        return length;
    }
}
