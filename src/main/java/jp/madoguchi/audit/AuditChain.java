package jp.madoguchi.audit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Adds events to the end of the chain, in the running transaction. */
@Component
class AuditChain {
    private final AuditStore store;
    /** The chain has an end, which is never taken away again. */
    private volatile boolean begun;

    AuditChain(AuditStore store) {
        this.store = store;
    }

    /** Everybody else who adds waits until the transaction has ended. */
    void append(List<AuditRow> events) {
        // to lock a row that isn't there would lock its place, for two at once, of whom none could put it there
        if (!begun && store.head().isEmpty()) {
            store.startHead();
        }
        AuditStore.Head head = store.lockHead().orElseGet(() -> {
            store.startHead();
            return store.lockHead().orElseThrow();
        });
        begun = true;
        rememberLock();
        List<AuditRow> chained = new ArrayList<>(events.size());
        long number = head.number();
        String hash = head.hash();
        for (AuditRow event : events) {
            AuditRow next = event.chained(number, hash);
            chained.add(next);
            number = next.number();
            hash = next.hash();
        }
        store.add(chained);
        AuditStore.Head last = new AuditStore.Head(number, hash);
        store.moveHead(last);
        LostAnswers.written(last);
    }

    /** Whether the running transaction has added something: another one that is waited for would wait for it. */
    boolean isLockedHere() {
        return TransactionSynchronizationManager.hasResource(this);
    }

    private void rememberLock() {
        if (!TransactionSynchronizationManager.isSynchronizationActive() || isLockedHere()) {
            return;
        }
        TransactionSynchronizationManager.bindResource(this, true);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResourceIfPossible(AuditChain.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(AuditChain.this, true);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(AuditChain.this);
            }
        });
    }
}
