package jp.madoguchi.security.api;

import java.util.Locale;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.table.NotKeptException;
import jp.madoguchi.platform.table.ParkedContent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
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
        return answer(problems.of(rejection, locale));
    }

    /** A full disk is no fault of who sends; the same may be sent again. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> notKept(NotKeptException full, Locale locale) {
        log.error("What a call of the API brought could not be kept: is the disk full?", full);
        return answer(problems.of(Problems.Kind.AWAY, locale, ParkedContent.noRoom()));
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
            Problems.Kind kind = Problems.Kind.of(known.getStatusCode().value());
            if (kind != Problems.Kind.INTERNAL) {
                return answer(problems.of(kind, locale));
            }
        }
        String reference = problems.newReference();
        log.error("Call of the API failed, reference {}", reference, exception);
        return answer(problems.internal(exception, locale, reference));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.getStatus() == Problems.Kind.AWAY.status().value()) {
            answer.header(HttpHeaders.RETRY_AFTER, Problems.RETRY_SECONDS);
        }
        return answer.body(problem);
    }
}
