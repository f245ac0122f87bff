package jp.madoguchi.inquiry.escalation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import jp.madoguchi.casefile.AffectedCardsImporter;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.KokoIncident;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An affected person who has called, for tests of what is asked about them. */
public final class LoggedInquiry {
    public static final PortalUser MIDORI = user("midori", Role.OPERATOR);
    public static final PortalUser SHO = user("sho", Role.OPERATOR);
    public static final PortalUser NAOKO = user("naoko", Role.OFFICIAL);

    private static final String PERSON = """
            card_ref,issuer,holder_name,holder_kana,email,phone,purchased_on
            K000001,A,井上 陽子,イノウエ ヨウコ,yoko_i@example.jp,090-0471-9136,2021-12-28
            """;

    private final ApplicationContext context;
    private final Incident incident;

    public LoggedInquiry(ApplicationContext context) {
        this.context = context;
        this.incident = KokoIncident.setUp(context.getBean(IncidentService.class));
        SystemUser.run(
                SystemUser.named("test", Role.OFFICIAL),
                () -> context.getBean(Imports.class)
                        .run(
                                context.getBean(AffectedCardsImporter.class),
                                new TableFile("cards.csv", PERSON.getBytes(StandardCharsets.UTF_8)),
                                CharsetChoice.AUTO,
                                "test",
                                Progress.unwatched()));
    }

    public Incident incident() {
        return incident;
    }

    /** Logs a call of the person about the gift. */
    public long ofTheCase() {
        long caseId = context.getBean(JdbcClient.class)
                .sql("select id from case_file")
                .query(Long.class)
                .single();
        return log(caseId, "090-0415-5955");
    }

    /** Logs an inquiry of somebody who isn't known. */
    public long ofNobody(@Nullable String caller) {
        return log(null, caller);
    }

    private long log(@Nullable Long caseId, @Nullable String caller) {
        Instant now = context.getBean(java.time.Clock.class).instant().truncatedTo(ChronoUnit.SECONDS);
        return SystemUser.run(
                MIDORI,
                () -> context.getBean(InquiryService.class)
                        .log(new NewInquiry(
                                incident.id(),
                                UUID.randomUUID().toString(),
                                null,
                                caseId,
                                incident.category("GIFT").orElseThrow().id(),
                                Outcome.ESCALATED,
                                Channel.PHONE,
                                now,
                                now,
                                caller,
                                "ギフトの再送を希望"))
                        .id());
    }

    /** Asks about an inquiry as one of the operators, until the next business day. */
    public long asked(PortalUser operator, long inquiryId, String question) {
        return SystemUser.run(
                operator,
                () -> context.getBean(DeskEscalationService.class)
                        .ask(new NewEscalation(
                                inquiryId, UUID.randomUUID().toString(), question, Urgency.NEXT_BUSINESS_DAY, null)));
    }

    /** Lets an official answer what has only been asked so far. */
    public void answered(long id, String answer) {
        SystemUser.run(NAOKO, () -> {
            context.getBean(CityEscalationService.class).answer(id, 1, answer);
            return null;
        });
    }

    /** Lets the time of an escalation pass. */
    public void overdue(long id) {
        context.getBean(JdbcClient.class)
                .sql("update escalation set due_at = asked_at - interval '1' day where id = ?")
                .param(id)
                .update();
    }

    public static PortalUser user(String name, Role role) {
        return new PortalUser(name, name, role == Role.OPERATOR ? "call-center" : "city", Set.of(role));
    }
}
