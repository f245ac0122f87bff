package jp.madoguchi.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.reissue.plan.NewPlan;
import jp.madoguchi.reissue.plan.PlanKind;
import jp.madoguchi.reissue.plan.PlanService;
import jp.madoguchi.reissue.review.ReviewService;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The city's side of the demo's reissue reports: they are accepted, and a monthly plan is set. For a training or a journey that reports
 * a month itself, {@code madoguchi.demo.reissue-until} leaves the later ones out.
 */
@Component
@Profile("demo")
class DemoReissue {
    static final PortalUser REVIEWER = new PortalUser("demo-city", "デモ 自治体担当", "city", Set.of(Role.OFFICIAL));

    static final String FILE = "reissue-counts.csv";
    private static final int MOST = 100;
    /** Of the plan: within ten days of the end of a month; the reports before it were loaded at once and say nothing of their time. */
    private static final LocalDate FIRST_DUE = LocalDate.of(2022, 8, 10);

    private static final LocalDate UNTIL = LocalDate.of(2022, 10, 10);
    private static final int DAYS_AFTER = 10;

    private final ReviewService reviews;
    private final PlanService plans;
    private final @Nullable LocalDate until;

    DemoReissue(ReviewService reviews, PlanService plans, @Value("${madoguchi.demo.reissue-until:}") String until) {
        this.reviews = reviews;
        this.plans = plans;
        this.until = until.isBlank() ? null : LocalDate.parse(until);
    }

    /** The file of counts without the rows after the last day, any other file as it is. */
    byte[] cut(String name, byte[] bytes) {
        if (until == null || !name.equals(FILE)) {
            return bytes;
        }
        return new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !Character.isDigit(line.charAt(0))
                        || !LocalDate.parse(line.substring(0, line.indexOf(',')))
                                .isAfter(until))
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Accepts what the loader has sent, and nothing that anybody else has. */
    void review(Incident incident, String sender) {
        reviews.queue(incident.id(), MOST).stream()
                .filter(report -> report.submittedBy().equals(sender))
                .forEach(report -> reviews.accept(report.id(), ""));
        if (plans.plans(incident.id()).isEmpty()) {
            plans.set(
                    incident.id(),
                    new NewPlan(incident.reportingOrganisation(), 0, PlanKind.MONTHLY, FIRST_DUE, DAYS_AFTER, UNTIL));
        }
    }
}
