package jp.madoguchi.outreach.wave;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Arrays;
import jp.madoguchi.casefile.HolderCorrected;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * That messages came back says something of an address, not of the person: where the address was corrected, they are written to again, and
 * what comes back later of messages to the former one says nothing any more. Who doesn't want to be written to stays so.
 */
@Component
class MarksOfCorrected {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MarksOfCorrected(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** In the correction's own transaction. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void corrected(HolderCorrected holder) {
        if (holder.email()) {
            forget(holder.caseId(), MessageChannel.EMAIL);
        }
        if (holder.phone()) {
            forget(holder.caseId(), MessageChannel.SMS);
        }
        events.publishEvent(new WaveProgressed(holder.incidentId(), 0));
    }

    private void forget(long caseId, MessageChannel channel) {
        jdbc.sql("delete from contact_mark where case_id = ? and channel = ? and mark = 'BOUNCED'")
                .params(caseId, channel.name())
                .update();
        LocalDateTime now = Tokyo.toColumn(clock.instant());
        // who corrects has the case locked: nobody else inserts it meanwhile
        int known = jdbc.sql("update contact_corrected set corrected_at = ? where case_id = ? and channel = ?")
                .params(Arrays.asList(now, caseId, channel.name()))
                .update();
        if (known == 0) {
            jdbc.sql("insert into contact_corrected (case_id, channel, corrected_at) values (?, ?, ?)")
                    .params(Arrays.asList(caseId, channel.name(), now))
                    .update();
        }
    }
}
