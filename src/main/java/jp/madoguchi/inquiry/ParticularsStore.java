package jp.madoguchi.inquiry;

import java.time.Instant;
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

/** The SQL of what an inquiry says besides its row: one table for each kind of details. */
@Repository
class ParticularsStore {
    private final JdbcClient jdbc;

    ParticularsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(InquiryEntity inquiry, DetailKind kind, Particulars particulars) {
        FraudDetails fraud = particulars.fraud();
        if (kind == DetailKind.FRAUD && fraud != null && !fraud.equals(FraudDetails.NONE)) {
            jdbc.sql("""
                            insert into inquiry_fraud (inquiry_id, amount_yen, noticed_on, issuer_told, police_told)
                            values (?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(
                            inquiry.id, fraud.amountYen(), fraud.noticedOn(), fraud.issuerTold(), fraud.policeTold()))
                    .update();
        }
        if (kind == DetailKind.GIFT && particulars.sendAgain() && !hasOpenRequest(inquiry.caseId)) {
            jdbc.sql("""
                            insert into gift_request (id, incident_id, inquiry_id, case_id, requested_by, requested_at)
                            values (?, ?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(
                            Ids.next(),
                            inquiry.incidentId,
                            inquiry.id,
                            inquiry.caseId,
                            inquiry.createdBy,
                            Tokyo.toColumn(inquiry.createdAt)))
                    .update();
        }
        if (kind == DetailKind.REISSUE) {
            particulars.cards().forEach(card -> save(inquiry, card));
        }
    }

    private void save(InquiryEntity inquiry, CardStatement card) {
        jdbc.sql("""
                        insert into card_statement (id, card_id, statement, happened_on, inquiry_id, stated_at, stated_to)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        Ids.next(),
                        card.cardId(),
                        card.statement().name(),
                        card.happenedOn(),
                        inquiry.id,
                        Tokyo.toColumn(inquiry.createdAt),
                        inquiry.createdBy))
                .update();
    }

    /** Asking twice makes no second gift, also where it was asked for in another case of the same person. */
    boolean hasOpenRequest(@Nullable Long caseId) {
        return caseId != null
                && jdbc.sql("""
                                        select count(*)
                                        from (select coalesce(merged_into, id) as id from case_file where id = :case
                                            union all
                                            select m.id from case_file c
                                              join case_file m on m.merged_into = coalesce(c.merged_into, c.id)
                                            where c.id = :case) p
                                          join gift_request g on g.case_id = p.id
                                        where g.settled_at is null""").param("case", caseId).query(Integer.class).single() > 0;
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

    boolean requestedAgain(long inquiryId) {
        return jdbc.sql("select count(*) from gift_request where inquiry_id = ?")
                        .param(inquiryId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    List<CardStatement> cards(long inquiryId) {
        return jdbc.sql(
                        "select card_id, statement, happened_on from card_statement where inquiry_id = ? order by card_id")
                .param(inquiryId)
                .query((row, n) -> new CardStatement(
                        row.getLong("card_id"),
                        ReissueStatement.valueOf(row.getString("statement")),
                        row.getObject("happened_on", LocalDate.class)))
                .list();
    }

    /** What was said of the cards of a person, the latest first. */
    List<StatedCard> statedOf(List<Long> caseIds) {
        return jdbc.sql("""
                        select s.card_id, s.statement, s.happened_on, s.stated_at, s.stated_to, s.inquiry_id
                        from card_statement s join affected_card c on c.id = s.card_id
                        where c.case_id in (:cases) order by s.stated_at desc, s.id desc""")
                .param("cases", caseIds)
                .query((row, n) -> new StatedCard(
                        row.getLong("card_id"),
                        ReissueStatement.valueOf(row.getString("statement")),
                        row.getObject("happened_on", LocalDate.class),
                        instant(row.getObject("stated_at", LocalDateTime.class)),
                        row.getString("stated_to"),
                        row.getLong("inquiry_id")))
                .list();
    }

    private static Instant instant(LocalDateTime column) {
        return Objects.requireNonNull(Tokyo.fromColumn(column));
    }
}
