package jp.madoguchi.security.api;

import java.util.Locale;
import java.util.UUID;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns what goes wrong in a controller into a problem document. Refused permissions go on to the security chain. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void refused(AccessDeniedException refusal) {
        throw refusal;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(RejectedException rejection, Locale locale) {
        ProblemDetail problem = problems.of(Problems.Kind.REJECTED, locale, rejection.text());
        if (rejection.field() != null) {
            problem.setProperty("field", rejection.field());
        }
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException mistyped, Locale locale) {
        ProblemDetail problem = problems.of(
                Problems.Kind.MALFORMED, locale, MessageText.of("security.problem.parameter", mistyped.getName()));
        problem.setProperty("field", mistyped.getName());
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> anyOther(Exception exception, Locale locale) {
        if (exception instanceof ErrorResponse known) {
            return answer(problems.of(kindOf(known.getStatusCode()), locale));
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Call of the API failed, reference {}", reference, exception);
        ProblemDetail problem = problems.of(
                Problems.Kind.INTERNAL, locale, MessageText.of("security.problem.INTERNAL.detail", reference));
        return answer(problem);
    }

    private static Problems.Kind kindOf(HttpStatusCode status) {
        for (Problems.Kind kind : Problems.Kind.values()) {
            if (kind.status().value() == status.value()) {
                return kind;
            }
        }
        return status.is4xxClientError() ? Problems.Kind.MALFORMED : Problems.Kind.INTERNAL;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
