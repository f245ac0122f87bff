package jp.madoguchi.outreach.survey;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Arrays;
import jp.madoguchi.outreach.AddressCorrected;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links from before it was kept where each went ({@link jp.madoguchi.outreach.FormerAddress} judges all others): with a correction of their
 * case those of that channel end, since one of them may have gone to the wrong address.
 */
@Component
class LinksOfCorrected {
    private final JdbcClient jdbc;
    private final Clock clock;

    LinksOfCorrected(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the correction's own transaction. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void corrected(AddressCorrected address) {
        LocalDateTime now = Tokyo.toColumn(clock.instant());
        jdbc.sql("""
                        update survey_link set expires_at = ? where case_id = ? and address_key is null and expires_at > ?
                          and delivery_id in (select d.id from delivery d where d.case_id = ? and d.channel = ?)""")
                .params(Arrays.asList(
                        now,
                        address.caseId(),
                        now,
                        address.caseId(),
                        address.channel().name()))
                .update();
    }
}
