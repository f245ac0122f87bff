package jp.madoguchi.demo;

import java.time.LocalDate;
import java.util.function.Supplier;
import jp.madoguchi.report.Report;
import jp.madoguchi.report.ReportDraftService;
import jp.madoguchi.report.ReportReleaseService;
import jp.madoguchi.report.ReportService;
import jp.madoguchi.report.ReportTexts;
import jp.madoguchi.report.content.ReportKind;
import jp.madoguchi.report.content.ReportScope;
import jp.madoguchi.security.DemoUsers;
import jp.madoguchi.security.SystemUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The demo's reports: the call center's of July, released, and the report to the assembly as of 3 August, as the template makes it,
 * so that it can be gone through and released within minutes.
 */
@Component
@Profile("demo")
class DemoReports {
    private static final Logger log = LoggerFactory.getLogger(DemoReports.class);
    private static final String AUTHOR = "official2";
    private static final String APPROVER = "approver";
    private static final String ISSUER = "県";
    private static final LocalDate BEGIN = LocalDate.of(2022, 6, 23);
    private static final LocalDate AS_OF = LocalDate.of(2022, 8, 3);

    private final ReportService reports;
    private final ReportDraftService drafts;
    private final ReportReleaseService releases;
    private final DemoUsers users;

    DemoReports(ReportService reports, ReportDraftService drafts, ReportReleaseService releases, DemoUsers users) {
        this.reports = reports;
        this.drafts = drafts;
        this.releases = releases;
        this.users = users;
    }

    /** Writes what isn't there yet; a start that was cut off goes on. */
    void write(long incidentId) {
        long start = System.nanoTime();
        ReportScope july = new ReportScope(
                incidentId, ReportKind.CALL_CENTER, LocalDate.of(2022, 7, 1), LocalDate.of(2022, 7, 31));
        if (!isThere(july)) {
            long id = draft(july);
            as(AUTHOR, () -> {
                drafts.submit(id, revision(id));
                return id;
            });
            as(APPROVER, () -> {
                releases.release(id, revision(id));
                return id;
            });
        }
        ReportScope assembly = new ReportScope(incidentId, ReportKind.STATUS, BEGIN, AS_OF);
        if (!isThere(assembly)) {
            draft(assembly);
        }
        log.info("Wrote the reports in {} ms", (System.nanoTime() - start) / 1_000_000);
    }

    private boolean isThere(ReportScope scope) {
        return as(
                AUTHOR,
                () -> reports.reports(scope.incidentId()).stream()
                        .anyMatch(line -> line.kind() == scope.kind()
                                && line.from().equals(scope.from())
                                && line.to().equals(scope.to())));
    }

    private long draft(ReportScope scope) {
        return as(AUTHOR, () -> {
            long id = drafts.start(scope, null);
            Report report = reports.find(id).orElseThrow();
            ReportTexts texts = report.texts();
            drafts.write(
                    id, report.revision(), new ReportTexts(texts.title(), ISSUER, texts.numerals(), texts.sections()));
            return id;
        });
    }

    private int revision(long id) {
        return reports.find(id).orElseThrow().revision();
    }

    private <T> T as(String user, Supplier<T> work) {
        return SystemUser.run(
                users.all().stream()
                        .filter(one -> one.name().equals(user))
                        .findFirst()
                        .orElseThrow(),
                work);
    }
}
