package jp.madoguchi.outreach.gift;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.casefile.GiftsOfCases;
import jp.madoguchi.outreach.sending.Dispatch;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the desk of a person's gifts, and sends them once more. */
@Component
class CaseGifts implements GiftsOfCases {
    private final JdbcClient jdbc;
    private final Dispatch dispatch;

    CaseGifts(JdbcClient jdbc, Dispatch dispatch) {
        this.jdbc = jdbc;
        this.dispatch = dispatch;
    }

    @Override
    public List<GiftOfCard> of(Collection<Long> caseIds) {
        return caseIds.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select c.id, c.card_ref, g.value_yen, g.state, g.state_at,
                                  (select count(*) from delivery_card dc join delivery d on d.id = dc.delivery_id
                                   where dc.card_id = c.id and dc.gift_id = g.id and d.sent_at is not null) as sends
                                from affected_card c join card_gift cg on cg.card_id = c.id join gift g on g.id = cg.gift_id
                                where c.case_id in (:cases) order by c.card_ref""")
                        .param("cases", caseIds)
                        .query((row, number) -> new GiftOfCard(
                                row.getLong("id"),
                                row.getString("card_ref"),
                                row.getInt("value_yen"),
                                row.getString("state"),
                                Objects.requireNonNull(
                                        Tokyo.fromColumn(row.getObject("state_at", LocalDateTime.class))),
                                row.getInt("sends")))
                        .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void sendAgain(long incidentId, long wish, long caseId) {
        long person = jdbc.sql("select coalesce(merged_into, id) from case_file where id = ?")
                .param(caseId)
                .query(Long.class)
                .single();
        List<GiftOfCard> gifts = of(jdbc.sql("select id from case_file where id = ? or merged_into = ?")
                .params(person, person)
                .query(Long.class)
                .list());
        if (gifts.isEmpty()) {
            throw new RejectedException(MessageText.of("outreach.gift.again.none"));
        }
        List<Long> cards = gifts.stream()
                .filter(gift -> canBeSent(GiftState.valueOf(gift.state())))
                .map(GiftOfCard::cardId)
                .toList();
        if (cards.isEmpty()) {
            throw refusal(gifts);
        }
        dispatch.queueAgain(incidentId, wish, person, cards);
    }

    private static boolean canBeSent(GiftState state) {
        return state == GiftState.ALLOCATED || state == GiftState.SENT;
    }

    /** Of several gifts the one that most can be said of. */
    private static RejectedException refusal(List<GiftOfCard> gifts) {
        GiftOfCard gift = gifts.stream()
                .filter(each -> each.state().equals(GiftState.RECEIVED.name()))
                .findFirst()
                .orElse(gifts.getFirst());
        String key = switch (GiftState.valueOf(gift.state())) {
            case RECEIVED -> "outreach.gift.again.received";
            case EXPIRED -> "outreach.gift.again.expired";
            default -> "outreach.gift.again.voided";
        };
        return new RejectedException(MessageText.of(
                key, gift.cardReference(), Tokyo.day(gift.since()).toString()));
    }
}
