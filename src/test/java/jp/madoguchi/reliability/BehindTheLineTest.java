package jp.madoguchi.reliability;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** What the tests of a portal {@linkplain BehindTheLine behind the line} have in common: an incident, an operator, a way of their own to the data. */
@SpringBootTest
@ActiveProfiles({"demo", "test"})
@ContextConfiguration(initializers = BehindTheLine.class)
abstract class BehindTheLineTest {
    static final EnduringDatabase DATABASE = BehindTheLine.DATABASE;

    @Autowired
    ApplicationContext portal;

    @Autowired
    IncidentService incidents;

    @Autowired
    InquiryService inquiries;

    @Autowired
    Clock clock;

    @Autowired
    private SecurityContextHolderStrategy holder;

    final CutLine line = DATABASE.line();
    final JdbcClient jdbc = DATABASE.jdbc();
    Incident incident;

    @BeforeEach
    void signIn() {
        // of this portal, not of another that the same run has started
        SecurityContextHolder.setContextHolderStrategy(holder);
        SignedIn.as(Role.OPERATOR);
        incident = incidents.current().orElseGet(() -> KokoIncident.setUp(incidents));
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    /** One that nobody has logged yet. */
    NewInquiry inquiry() {
        Instant now = clock.instant();
        return new NewInquiry(
                incident.id(),
                UUID.randomUUID().toString(),
                null,
                null,
                incident.category("GIFT").orElseThrow().id(),
                Outcome.RESOLVED,
                Channel.PHONE,
                now.minusSeconds(60),
                now,
                "090-0000-0000",
                "𠮷田様、メールが届かない");
    }

    int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
