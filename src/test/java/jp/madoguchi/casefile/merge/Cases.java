package jp.madoguchi.casefile.merge;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import jp.madoguchi.casefile.AffectedCardsImporter;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.KokoIncident;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An incident whose persons are known by their case numbers, for the tests of merging. */
public final class Cases {
    public static final String HEADER = "card_ref,issuer,holder_name,holder_kana,email,phone,purchased_on\n";

    private final ApplicationContext portal;
    private final JdbcClient jdbc;
    public final Incident incident;

    public Cases(ApplicationContext portal) {
        this.portal = portal;
        this.jdbc = portal.getBean(JdbcClient.class);
        this.incident = KokoIncident.setUp(portal.getBean(IncidentService.class));
    }

    /** @param rows of the file of affected cards, without its header */
    public ImportOutcome bring(String rows) {
        return SystemUser.run(
                SystemUser.named("official", Role.OFFICIAL),
                () -> portal.getBean(Imports.class)
                        .run(
                                portal.getBean(AffectedCardsImporter.class),
                                new TableFile("cards.csv", (HEADER + rows).getBytes(StandardCharsets.UTF_8)),
                                CharsetChoice.AUTO,
                                "official",
                                Progress.unwatched()));
    }

    public long id(String caseNumber) {
        return jdbc.sql("select id from case_file where incident_id = ? and case_number = ?")
                .params(incident.id(), caseNumber)
                .query(Long.class)
                .single();
    }

    /** Somebody asks about this case. */
    public long asks(String caseNumber) {
        Instant now = portal.getBean(Clock.class).instant();
        NewInquiry inquiry = new NewInquiry(
                incident.id(),
                UUID.randomUUID().toString(),
                null,
                id(caseNumber),
                incident.categories().getFirst().id(),
                Outcome.RESOLVED,
                Channel.PHONE,
                now.minusSeconds(60),
                now,
                null,
                "ギフトが届かない");
        return SystemUser.run(
                SystemUser.named("operator", Role.OPERATOR),
                () -> portal.getBean(InquiryService.class).log(inquiry).id());
    }

    public String said(RejectedException refused) {
        return portal.getBean(Messages.class).get(Locale.JAPANESE, refused.text());
    }

    public int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    /** A second incident beside the one that is current. */
    public long otherIncident() {
        jdbc.sql("""
                        insert into incident (id, code, name_ja, name_en, affected_cards, starts_on, opens_at, closes_at,
                          reporting_organisation, version)
                        select 7, 'OTHER', name_ja, name_en, affected_cards, starts_on, opens_at, closes_at,
                          reporting_organisation, version
                        from incident where id = ?""").param(incident.id()).update();
        return 7;
    }
}
