package jp.madoguchi.outreach.sending;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.sending.ResendStore.Addresses;
import jp.madoguchi.outreach.sending.ResendStore.Model;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Queues a message outside of any wave: by e-mail where an address is good, else by short message. */
@Component
class ResendDispatch implements Dispatch {
    private final ResendStore store;
    private final Clock clock;

    ResendDispatch(ResendStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean queueAgain(long incidentId, long againOf, long caseId, Collection<Long> cardIds) {
        if (cardIds.isEmpty()) {
            throw new RejectedException(MessageText.of("outreach.sending.again.noCards"));
        }
        if (store.isQueued(againOf)) {
            return false;
        }
        Addresses addresses = store.addresses(incidentId, caseId)
                .orElseThrow(() -> new RejectedException(MessageText.of("outreach.sending.again.noAddress")));
        boolean any = false;
        for (MessageChannel channel : MessageChannel.values()) {
            if (!addresses.isGood(channel)) {
                continue;
            }
            any = true;
            Model model = store.model(incidentId, channel).orElse(null);
            if (model != null) {
                return queue(incidentId, againOf, caseId, channel, model, new TreeSet<>(cardIds));
            }
        }
        throw new RejectedException(
                any
                        ? MessageText.of("outreach.sending.again.noWave")
                        : MessageText.of("outreach.sending.again.noAddress"));
    }

    private boolean queue(
            long incidentId, long againOf, long caseId, MessageChannel channel, Model model, Set<Long> cards) {
        try {
            store.add(incidentId, againOf, caseId, channel, model, cards, clock.instant());
            return true;
        } catch (DuplicateKeyException e) {
            // somebody else was quicker by a moment; nothing of this one was stored, the delivery is its first row
            return false;
        }
    }
}
