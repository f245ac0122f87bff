package jp.madoguchi.inquiry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.incident.DetailKind;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what an inquiry says besides its row: what was asked about fraud, and what was said of cards. */
@Repository
class ParticularsStore {
    private final JdbcClient jdbc;
    private final AgainStore again;

    ParticularsStore(JdbcClient jdbc, AgainStore again) {
        this.jdbc = jdbc;
        this.again = again;
    }

    /** What was said of a card, from one version of the inquiry on and until another one. */
    record VersionedCard(
            CardStatement said, int version, @Nullable Integer replacedIn) {
        boolean standsIn(int of) {
            return version <= of && (replacedIn == null || of < replacedIn);
        }
    }

    /** To be called before the inquiry is written. */
    void prepare(@Nullable Long caseId, Particulars particulars) {
        if (particulars.sendAgain()) {
            again.lock(caseId);
        }
    }

    void save(InquiryEntity inquiry, DetailKind kind, Particulars particulars) {
        if (kind == DetailKind.FRAUD) {
            setFraud(inquiry, particulars.fraud());
        }
        if (inquiry.sendAgain) {
            again.ask(inquiry, inquiry.createdBy, inquiry.createdAt);
        }
        if (kind == DetailKind.REISSUE) {
            particulars.cards().forEach(card -> addCard(inquiry, card, 0, inquiry.createdBy));
        }
    }

    /** Instead of what stands there. */
    void setFraud(InquiryEntity inquiry, @Nullable FraudDetails fraud) {
        jdbc.sql("delete from inquiry_fraud where inquiry_id = ?")
                .param(inquiry.id)
                .update();
        if (fraud != null && !fraud.equals(FraudDetails.NONE)) {
            jdbc.sql("""
                            insert into inquiry_fraud (inquiry_id, incident_id, started_at, amount_yen, noticed_on, issuer_told,
                              police_told)
                            values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(
                            inquiry.id,
                            inquiry.incidentId,
                            Tokyo.toColumn(inquiry.startedAt),
                            fraud.amountYen(),
                            fraud.noticedOn(),
                            fraud.issuerTold(),
                            fraud.policeTold()))
                    .update();
        }
    }

    /** From this version on, something else is said of these cards. The time is that of the conversation, also if it is corrected. */
    void replaceCards(
            InquiryEntity inquiry, List<CardStatement> before, List<CardStatement> after, int version, String by) {
        for (CardStatement old : before) {
            if (!after.contains(old)) {
                jdbc.sql("""
                                update card_statement set replaced_in = ?
                                where inquiry_id = ? and card_id = ? and replaced_in is null""").params(version, inquiry.id, old.cardId()).update();
            }
        }
        for (CardStatement said : after) {
            if (!before.contains(said)) {
                addCard(inquiry, said, version, by);
            }
        }
    }

    private void addCard(InquiryEntity inquiry, CardStatement card, int version, String by) {
        jdbc.sql("""
                        insert into card_statement (id, card_id, statement, happened_on, inquiry_id, version, stated_at, stated_to)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        Ids.next(),
                        card.cardId(),
                        card.statement().name(),
                        card.happenedOn(),
                        inquiry.id,
                        version,
                        Tokyo.toColumn(inquiry.createdAt),
                        by))
                .update();
    }

    @Nullable
    FraudDetails fraud(long inquiryId) {
        return jdbc.sql(
                        "select amount_yen, noticed_on, issuer_told, police_told from inquiry_fraud where inquiry_id = ?")
                .param(inquiryId)
                .query((row, n) -> new FraudDetails(
                        row.getObject("amount_yen", Long.class),
                        row.getObject("noticed_on", LocalDate.class),
                        row.getObject("issuer_told", Boolean.class),
                        row.getObject("police_told", Boolean.class)))
                .optional()
                .orElse(null);
    }

    /** As it stands now. */
    List<CardStatement> cards(long inquiryId) {
        return allCards(inquiryId).stream()
                .filter(card -> card.replacedIn() == null)
                .map(VersionedCard::said)
                .toList();
    }

    /** Of all versions. */
    List<VersionedCard> allCards(long inquiryId) {
        return jdbc.sql("""
                        select card_id, statement, happened_on, version, replaced_in from card_statement
                        where inquiry_id = ? order by card_id, version""")
                .param(inquiryId)
                .query((row, n) -> new VersionedCard(
                        new CardStatement(
                                row.getLong("card_id"),
                                ReissueStatement.valueOf(row.getString("statement")),
                                row.getObject("happened_on", LocalDate.class)),
                        row.getInt("version"),
                        row.getObject("replaced_in", Integer.class)))
                .list();
    }

    /** What was said of the cards of a person, the latest first; what was corrected since is left out. */
    List<StatedCard> statedOf(List<Long> caseIds) {
        return jdbc.sql("""
                        select s.card_id, s.statement, s.happened_on, s.stated_at, s.stated_to, s.inquiry_id
                        from card_statement s join affected_card c on c.id = s.card_id
                        where c.case_id in (:cases) and s.replaced_in is null order by s.stated_at desc, s.id desc""")
                .param("cases", caseIds)
                .query(ParticularsStore::stated)
                .list();
    }

    private static StatedCard stated(ResultSet row, int number) throws SQLException {
        return new StatedCard(
                row.getLong("card_id"),
                ReissueStatement.valueOf(row.getString("statement")),
                row.getObject("happened_on", LocalDate.class),
                Objects.requireNonNull(Tokyo.fromColumn(row.getObject("stated_at", LocalDateTime.class))),
                row.getString("stated_to"),
                row.getLong("inquiry_id"));
    }
}
