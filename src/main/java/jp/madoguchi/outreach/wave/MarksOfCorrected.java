package jp.madoguchi.outreach.wave;

import jp.madoguchi.casefile.HolderCorrected;
import jp.madoguchi.outreach.MessageChannel;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * That messages came back says something of an address, not of the person: where the address was corrected, they are written to again.
 * Who doesn't want to be written to stays so.
 */
@Component
class MarksOfCorrected {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    MarksOfCorrected(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
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
    }
}
