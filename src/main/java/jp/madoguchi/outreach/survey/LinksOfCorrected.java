package jp.madoguchi.outreach.survey;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Arrays;
import jp.madoguchi.casefile.HolderCorrected;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A link that went to an address or a number that was wrong leads nobody to the person's page any more; the next message has one of its own. */
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
    void corrected(HolderCorrected holder) {
        if (holder.email()) {
            end(holder.caseId(), MessageChannel.EMAIL);
        }
        if (holder.phone()) {
            end(holder.caseId(), MessageChannel.SMS);
        }
    }

    private void end(long caseId, MessageChannel channel) {
        LocalDateTime now = Tokyo.toColumn(clock.instant());
        jdbc.sql("""
                        update survey_link set expires_at = ? where case_id = ? and expires_at > ?
                          and delivery_id in (select d.id from delivery d where d.case_id = ? and d.channel = ?)""")
                .params(Arrays.asList(now, caseId, now, caseId, channel.name()))
                .update();
    }
}
