package jp.madoguchi.inquiry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what inquiries said before they were corrected. What was said of cards stands with the cards. */
@Repository
class VersionStore {
    private final JdbcClient jdbc;
    private final ParticularsStore particulars;
    private final SealedInquiryColumns sealed;

    VersionStore(JdbcClient jdbc, ParticularsStore particulars, SealedInquiryColumns sealed) {
        this.sealed = sealed;
        this.jdbc = jdbc;
        this.particulars = particulars;
    }

    /** A version that has been replaced: by whom, when and why. */
    record Replaced(
            int version,
            InquiryValues values,
            String changedBy,
            Instant changedAt,
            @Nullable String reason) {}

    /** What an inquiry says now. */
    InquiryValues now(InquiryEntity inquiry) {
        return new InquiryValues(
                inquiry.categoryId,
                inquiry.topicId,
                inquiry.relation,
                inquiry.outcome,
                inquiry.channel,
                inquiry.caller(sealed),
                inquiry.caseId,
                inquiry.summary(sealed),
                particulars.fraud(inquiry.id),
                inquiry.sendAgain,
                particulars.cards(inquiry.id));
    }

    /**
     * Whoever else replaces a version of it comes after this transaction. Without it, MariaDB lets those who wait for one
     * another's key end in a circle instead of telling all but the first that they were overtaken.
     */
    void lock(long inquiryId) {
        jdbc.sql("select id from inquiry where id = ? for update")
                .param(inquiryId)
                .query(Long.class)
                .single();
    }

    /** @throws org.springframework.dao.DuplicateKeyException where somebody else has replaced the same version */
    void keep(long inquiryId, Replaced replaced) {
        InquiryValues values = replaced.values();
        FraudDetails fraud = values.fraud() == null ? FraudDetails.NONE : values.fraud();
        long id = Ids.next();
        jdbc.sql("""
                        insert into inquiry_version (id, inquiry_id, version, category_id, topic_id, relation, outcome, channel, sealed_caller,
                          case_id, sealed_summary, amount_yen, noticed_on, issuer_told, police_told, send_again, changed_by, changed_at, reason_sealed)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        inquiryId,
                        replaced.version(),
                        values.categoryId(),
                        values.topicId(),
                        values.relation().name(),
                        Objects.requireNonNull(values.outcome()).name(),
                        Objects.requireNonNull(values.channel()).name(),
                        sealed.seal(SealedInquiryColumns.VERSION_CALLER, id, values.caller()),
                        values.caseId(),
                        sealed.seal(SealedInquiryColumns.VERSION_SUMMARY, id, values.summary()),
                        fraud.amountYen(),
                        fraud.noticedOn(),
                        fraud.issuerTold(),
                        fraud.policeTold(),
                        values.sendAgain(),
                        replaced.changedBy(),
                        Tokyo.toColumn(replaced.changedAt()),
                        sealed.seal(SealedInquiryColumns.VERSION_REASON, id, replaced.reason())))
                .update();
    }

    /** The last one first. */
    List<Replaced> replaced(long inquiryId) {
        List<ParticularsStore.VersionedCard> cards = particulars.allCards(inquiryId);
        return jdbc.sql("""
                        select id, version, category_id, topic_id, relation, outcome, channel, sealed_caller, case_id, sealed_summary, amount_yen, noticed_on,
                          issuer_told, police_told, send_again, changed_by, changed_at, reason_sealed
                        from inquiry_version where inquiry_id = ? order by version desc""")
                .param(inquiryId)
                .query((row, n) -> replaced(row, cards))
                .list();
    }

    /** When the last version was replaced that stood with a case that is none of these, by the inquiry's id. */
    Map<Long, Instant> lastElsewhere(Collection<Long> inquiryIds, Collection<Long> cases) {
        Map<Long, Instant> last = new HashMap<>();
        if (!inquiryIds.isEmpty()) {
            jdbc.sql("""
                            select inquiry_id, max(changed_at) as changed_at from inquiry_version
                            where inquiry_id in (:inquiries) and case_id is not null and case_id not in (:cases) group by inquiry_id""").param("inquiries", inquiryIds).param("cases", cases).query(row -> {
                last.put(
                        row.getLong("inquiry_id"),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("changed_at", LocalDateTime.class))));
            });
        }
        return last;
    }

    private Replaced replaced(ResultSet row, List<ParticularsStore.VersionedCard> cards) throws SQLException {
        long id = row.getLong("id");
        int version = row.getInt("version");
        return new Replaced(
                version,
                new InquiryValues(
                        row.getLong("category_id"),
                        row.getObject("topic_id", Long.class),
                        Relation.valueOf(row.getString("relation")),
                        Outcome.valueOf(row.getString("outcome")),
                        Channel.valueOf(row.getString("channel")),
                        sealed.open(SealedInquiryColumns.VERSION_CALLER, id, row.getBytes("sealed_caller")),
                        row.getObject("case_id", Long.class),
                        Objects.requireNonNull(
                                sealed.open(SealedInquiryColumns.VERSION_SUMMARY, id, row.getBytes("sealed_summary"))),
                        new FraudDetails(
                                row.getObject("amount_yen", Long.class),
                                row.getObject("noticed_on", LocalDate.class),
                                row.getObject("issuer_told", Boolean.class),
                                row.getObject("police_told", Boolean.class)),
                        row.getBoolean("send_again"),
                        cards.stream()
                                .filter(card -> card.standsIn(version))
                                .map(ParticularsStore.VersionedCard::said)
                                .toList()),
                row.getString("changed_by"),
                Objects.requireNonNull(Tokyo.fromColumn(row.getObject("changed_at", LocalDateTime.class))),
                sealed.open(SealedInquiryColumns.VERSION_REASON, id, row.getBytes("reason_sealed")));
    }
}
