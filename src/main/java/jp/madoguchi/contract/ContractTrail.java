package jp.madoguchi.contract;

import java.util.Map;
import jp.madoguchi.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of every change in this room: the audit trail in the transaction of the change, open screens after it. */
@Component
class ContractTrail {
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    ContractTrail(AuditTrail audit, ApplicationEventPublisher events) {
        this.audit = audit;
        this.events = events;
    }

    /**
     * Call it last in the transaction of the change.
     *
     * @param action key of the text that names it
     * @param object what it was done to, beginning with the contract's number
     * @param details keys of texts, and values
     */
    void record(String action, long contractId, String object, @Nullable String reason, Map<String, String> details) {
        events.publishEvent(new ContractChanged(contractId));
        audit.record(action, object, reason, details);
    }

    /** Something about an obligation in a month. */
    void record(String action, ContractCells.Cell cell, @Nullable String reason, Map<String, String> details) {
        record(
                action,
                cell.contract().id(),
                object(
                        cell.contract().terms().number(),
                        cell.obligation().number(),
                        cell.month().toString()),
                reason,
                details);
    }

    static String object(String contract, int obligation, String month) {
        return contract + " / " + obligation + " / " + month;
    }
}
