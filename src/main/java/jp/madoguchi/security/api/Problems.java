package jp.madoguchi.security.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import jp.madoguchi.platform.error.DatabaseAway;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.i18n.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the problem documents (RFC 9457) that the API answers refusals with, in the caller's language. */
@Component
public class Problems {
    /** The kinds of refusal; each has a title and a text in the bundles. */
    public enum Kind {
        UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
        FORBIDDEN(HttpStatus.FORBIDDEN),
        NOT_FOUND(HttpStatus.NOT_FOUND),
        MALFORMED(HttpStatus.BAD_REQUEST),
        METHOD(HttpStatus.METHOD_NOT_ALLOWED),
        NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
        TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
        TOO_MANY(HttpStatus.TOO_MANY_REQUESTS),
        MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
        REJECTED(HttpStatus.UNPROCESSABLE_CONTENT),
        INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR),
        /** The database can't be reached; the same call again does no harm. */
        AWAY(HttpStatus.SERVICE_UNAVAILABLE);

        private final HttpStatus status;

        Kind(HttpStatus status) {
            this.status = status;
        }

        public HttpStatus status() {
            return status;
        }

        /** The kind that answers with this status; of those that have none of their own, the nearest. */
        static Kind of(int status) {
            for (Kind kind : values()) {
                if (kind.status.value() == status && kind != AWAY) {
                    return kind;
                }
            }
            return status >= 400 && status < 500 ? MALFORMED : INTERNAL;
        }
    }

    static final String RETRY_SECONDS = "10";

    private final Messages messages;
    private final JsonMapper json;

    Problems(Messages messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    public ProblemDetail of(Kind kind, Locale locale) {
        return of(kind, locale, MessageText.of("security.problem." + kind.name() + ".detail"));
    }

    public ProblemDetail of(Kind kind, Locale locale, MessageText detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(kind.status(), messages.get(locale, detail));
        problem.setTitle(messages.get(locale, "security.problem." + kind.name() + ".title"));
        problem.setType(URI.create("urn:madoguchi:problem:" + kind.name().toLowerCase(Locale.ROOT)));
        // left out, it would be the address that was asked for, whatever somebody has put into it; the same for the
        // same refusal
        problem.setInstance(problem.getType());
        return problem;
    }

    void write(HttpServletRequest request, HttpServletResponse response, Kind kind) throws IOException {
        write(response, kind, of(kind, request.getLocale()));
    }

    /** What was refused, in words, and at which field. */
    public ProblemDetail of(RejectedException rejection, Locale locale) {
        ProblemDetail problem = of(Kind.REJECTED, locale, rejection.text());
        if (rejection.field() != null) {
            problem.setProperty("field", rejection.field());
        }
        return problem;
    }

    /** Leads from what a user was told to the line in the log. */
    String newReference() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    /** What the caller can't mend; the reference leads the system's operator to the log. */
    ProblemDetail internal(@Nullable Throwable failure, Locale locale, String reference) {
        Kind kind = kindOf(failure);
        return of(kind, locale, MessageText.of("security.problem." + kind.name() + ".detail", reference));
    }

    /** @param failure null where only a status is known */
    void writeInternal(
            HttpServletRequest request, HttpServletResponse response, @Nullable Throwable failure, String reference)
            throws IOException {
        write(response, kindOf(failure), internal(failure, request.getLocale(), reference));
    }

    private static Kind kindOf(@Nullable Throwable failure) {
        return DatabaseAway.is(failure) ? Kind.AWAY : Kind.INTERNAL;
    }

    private void write(HttpServletResponse response, Kind kind, ProblemDetail problem) throws IOException {
        if (kind == Kind.UNAUTHENTICATED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (kind == Kind.AWAY) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        response.setStatus(kind.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.writeValueAsString(problem));
    }
}
