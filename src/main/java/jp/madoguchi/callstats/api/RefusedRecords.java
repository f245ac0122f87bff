package jp.madoguchi.callstats.api;

import java.util.List;
import java.util.Locale;
import jp.madoguchi.callstats.CallRecordsRefusedException;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.imports.ImportRefusedException;
import jp.madoguchi.platform.table.RowProblem;
import jp.madoguchi.security.api.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says what was refused and why; with records, each problem beside its row, so that a sender can show it where it is. */
@RestControllerAdvice(basePackageClasses = RefusedRecords.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusedRecords {
    private final Problems problems;
    private final Messages messages;

    RefusedRecords(Problems problems, Messages messages) {
        this.problems = problems;
        this.messages = messages;
    }

    /** @param row counted from 1, in a CSV file the line; 0 for all of them */
    record Fault(long row, @Nullable String field, String message) {}

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RejectedException rejected, Locale locale) {
        ProblemDetail problem = problems.of(rejected, locale);
        List<RowProblem> rows = rows(rejected);
        if (!rows.isEmpty()) {
            problem.setProperty(
                    "problems",
                    rows.stream()
                            .map(p -> new Fault(p.line(), p.column(), messages.get(locale, p.text())))
                            .toList());
        }
        return ResponseEntity.unprocessableContent()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static List<RowProblem> rows(RejectedException rejected) {
        return switch (rejected) {
            case CallRecordsRefusedException records -> records.problems();
            case ImportRefusedException file -> file.preview().problems();
            default -> List.of();
        };
    }
}
