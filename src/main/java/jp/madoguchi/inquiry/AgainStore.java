package jp.madoguchi.inquiry;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The SQL of asking for a gift once more, and of taking that back. */
@Repository
class AgainStore {
    private static final Logger log = LoggerFactory.getLogger(AgainStore.class);

    /** All cases of the person whose case it is. */
    private static final String PERSON = """
            with p as (select coalesce(merged_into, id) as id from case_file where id = :case
                union all
                select m.id from case_file c
                  join case_file m on m.merged_into = coalesce(c.merged_into, c.id)
                where c.id = :case)
            """;

    private final JdbcClient jdbc;
    /** Of its own: it sees what others have committed meanwhile. */
    private final TransactionTemplate asOfNow;

    AgainStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        asOfNow = new TransactionTemplate(transactions);
        asOfNow.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        asOfNow.setReadOnly(true);
    }

    /**
     * Lets others who ask for the same person wait until the transaction has ended. To be called before anything is written: who
     * writes first holds the case by its foreign key, and two who do can't both get it for themselves.
     */
    void lock(@Nullable Long caseId) {
        if (caseId != null) {
            jdbc.sql("select coalesce(merged_into, id) from case_file where id = ?")
                    .param(caseId)
                    .query(Long.class)
                    .optional()
                    .ifPresent(person -> jdbc.sql("select id from case_file where id = ? for update")
                            .param(person)
                            .query(Long.class)
                            .list());
        }
    }

    /** Asking twice makes no second gift. A wish of this inquiry that was taken back waits once more. */
    void ask(InquiryEntity inquiry, String by, Instant at) {
        Wish wish = new Wish(inquiry.id, by, Objects.requireNonNull(Tokyo.toColumn(at)));
        if (!hasOpenRequest(inquiry.caseId)) {
            open(wish);
        }
    }

    /**
     * False where the city had settled it before, so that what it did stays.
     *
     * @param person whose wish it was
     */
    boolean takeBack(InquiryEntity inquiry, @Nullable Long person, String by, Instant at) {
        int waiting = jdbc.sql("""
                        update gift_request set withdrawn = true, sent = false, settled_by = ?, settled_at = ?, open_of = null
                        where inquiry_id = ? and settled_at is null""")
                .params(Arrays.asList(by, Tokyo.toColumn(at), inquiry.id))
                .update();
        if (waiting > 0) {
            handOn(inquiry, person);
            return true;
        }
        return jdbc.sql("select count(*) from gift_request where inquiry_id = ? and withdrawn = false")
                        .param(inquiry.id)
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /** Somebody's wish, since it is one: it was logged with its inquiry, or a correction brought it. */
    private record Wish(long inquiryId, String by, LocalDateTime at) {}

    /** Who asked once more while this one waited made no second request: theirs waits instead. */
    private void handOn(InquiryEntity inquiry, @Nullable Long person) {
        Optional<Wish> next = Objects.requireNonNull(asOfNow.execute(status -> jdbc.sql(PERSON + """
                        select w.id, coalesce(v.changed_by, w.created_by) as wished_by, w.wished_at
                        from (select i.id, i.created_by, coalesce((select max(c.changed_at) from inquiry_version c
                              where c.inquiry_id = i.id and c.send_again = false), i.created_at) as wished_at
                            from p join inquiry i on i.case_id = p.id
                            where i.send_again = true and i.id <> :inquiry
                              and not exists (select 1 from gift_request g where g.inquiry_id = i.id and g.withdrawn = false)) w
                          left join inquiry_version v on v.inquiry_id = w.id and v.send_again = false and v.changed_at = w.wished_at
                        where w.wished_at >= (select g.requested_at from gift_request g where g.inquiry_id = :inquiry)
                        order by w.wished_at, w.id limit 1""")
                .param("case", person)
                .param("inquiry", inquiry.id)
                .query((row, n) -> new Wish(
                        row.getLong("id"), row.getString("wished_by"), row.getObject("wished_at", LocalDateTime.class)))
                .optional()));
        next.ifPresent(this::open);
    }

    /** Looks before it writes: a search for a row that isn't there would lock the gap in which another desk wants to insert. */
    private void open(Wish wish) {
        long person = jdbc.sql("""
                        select coalesce(f.merged_into, f.id) from inquiry i join case_file f on f.id = i.case_id
                        where i.id = ?""").param(wish.inquiryId()).query(Long.class).single();
        int asked = jdbc.sql("select count(*) from gift_request where inquiry_id = ?")
                .param(wish.inquiryId())
                .query(Integer.class)
                .single();
        if (asked == 0) {
            add(wish, person);
        } else {
            renew(wish, person);
        }
    }

    private void add(Wish wish, long person) {
        InquiryKeys keys = jdbc.sql("select incident_id, case_id from inquiry where id = ?")
                .param(wish.inquiryId())
                .query(InquiryKeys.class)
                .single();
        openOnce(() -> jdbc.sql("""
                        insert into gift_request (id, incident_id, inquiry_id, case_id, requested_by, requested_at, open_of)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(Ids.next(), keys.incidentId(), wish.inquiryId(), keys.caseId(), wish.by(), wish.at(), person)
                .update());
    }

    private record InquiryKeys(long incidentId, long caseId) {}

    private void renew(Wish wish, long person) {
        openOnce(() -> jdbc.sql("""
                        update gift_request set withdrawn = false, sent = null, settled_by = null, settled_at = null,
                          requested_by = ?, requested_at = ?, open_of = ?,
                          case_id = (select i.case_id from inquiry i where i.id = gift_request.inquiry_id)
                        where inquiry_id = ? and withdrawn = true""")
                .params(wish.by(), wish.at(), person, wish.inquiryId())
                .update());
    }

    /** Where two desks ask in the same moment all the same, as after a merging of their two cases, the key lets one of them win. */
    private static void openOnce(Runnable change) {
        try {
            change.run();
        } catch (DuplicateKeyException asked) {
            log.debug("The person's gift was asked for at another desk in the same moment", asked);
        }
    }

    /** Also where it was asked for in another case of the same person. */
    private boolean hasOpenRequest(@Nullable Long caseId) {
        return caseId != null
                && Boolean.TRUE.equals(asOfNow.execute(status -> jdbc.sql(PERSON + """
                        select count(*) from p join gift_request g on g.case_id = p.id where g.settled_at is null""")
                                .param("case", caseId)
                                .query(Integer.class)
                                .single()
                        > 0));
    }
}
