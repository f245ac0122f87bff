package jp.madoguchi.outreach.wave;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import jp.madoguchi.casefile.HolderCorrected;
import jp.madoguchi.casefile.HolderFields;
import jp.madoguchi.outreach.AddressCorrected;
import jp.madoguchi.outreach.AddressKeys;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.template.Addresses;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
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
    private final AddressKeys addresses;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MarksOfCorrected(JdbcClient jdbc, AddressKeys addresses, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.events = events;
        this.clock = clock;
    }

    /** In the correction's own transaction. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void corrected(HolderCorrected holder) {
        if (holder.email()) {
            forget(holder, MessageChannel.EMAIL);
        }
        if (holder.phone()) {
            forget(holder, MessageChannel.SMS);
        }
        events.publishEvent(new WaveProgressed(holder.incidentId(), 0));
    }

    private void forget(HolderCorrected holder, MessageChannel channel) {
        long caseId = holder.caseId();
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
        keepFormer(holder, channel);
    }

    /** By its keyed hash: a message may be on the line to it in this moment. What is right once more is no former one. */
    private void keepFormer(HolderCorrected holder, MessageChannel channel) {
        Long former = key(channel, holder.before());
        Long now = key(channel, holder.after());
        for (Long key : Stream.of(former, now).filter(Objects::nonNull).toList()) {
            jdbc.sql("delete from contact_former where case_id = ? and channel = ? and address_key = ?")
                    .params(holder.caseId(), channel.name(), key)
                    .update();
        }
        if (former != null && !former.equals(now)) {
            jdbc.sql("insert into contact_former (case_id, channel, address_key) values (?, ?, ?)")
                    .params(holder.caseId(), channel.name(), former)
                    .update();
            events.publishEvent(new AddressCorrected(holder.caseId(), channel));
        }
    }

    private @Nullable Long key(MessageChannel channel, HolderFields holder) {
        String address = Addresses.of(channel, holder.email(), holder.phone());
        return address == null ? null : addresses.of(channel, address);
    }
}
