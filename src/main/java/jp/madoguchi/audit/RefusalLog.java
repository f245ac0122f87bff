package jp.madoguchi.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Refused;
import jp.madoguchi.security.SystemUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * One entry for each refusal. Who is refused again and again, as a program that tries everything, can't flood the trail and hold up
 * all others with it: after {@value #SINGLY} in a minute the rest of that minute is one entry with their number.
 */
@Component
class RefusalLog {
    static final int SINGLY = 30;
    /** More than these have one count together. */
    private static final int MOST_USERS = 5_000;

    private static final String OTHERS = "-";
    private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);

    private final LookAppender appender;
    private final AuditWriting writing;
    private final CurrentUser currentUser;
    private Map<String, Integer> thisMinute = new LinkedHashMap<>();

    RefusalLog(LookAppender appender, AuditWriting writing, CurrentUser currentUser) {
        this.appender = appender;
        this.writing = writing;
        this.currentUser = currentUser;
    }

    /** Of a screen or of the API. */
    @EventListener
    void refused(Refused refused) {
        refused(refused.what());
    }

    /**
     * The refusal stands whether or not it can be noted: nothing is shown anyway.
     *
     * @param what the method, or the address
     */
    void refused(String what) {
        if (count(currentUser.get().map(PortalUser::name).orElse(OTHERS)) > SINGLY) {
            return;
        }
        try {
            appender.append(writing.rowOfAnybody(entry(what)));
        } catch (RejectedException e) {
            log.error("A refusal could not be added to the audit trail", e);
        }
    }

    private AuditEntry entry(String what) {
        AuditEntry entry = AuditEntry.of("audit.refused", AuditObject.called(what));
        try {
            writing.rowOfAnybody(entry);
            return entry;
        } catch (RejectedException cardNumber) {
            return AuditEntry.of("audit.refused", AuditObject.called("-"));
        }
    }

    private synchronized int count(String user) {
        boolean known = thisMinute.containsKey(user) || thisMinute.size() < MOST_USERS;
        return thisMinute.merge(known ? user : OTHERS, 1, Integer::sum);
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void sumUp() {
        Map<String, Integer> ended;
        synchronized (this) {
            ended = thisMinute;
            thisMinute = new LinkedHashMap<>();
        }
        List<Map.Entry<String, Integer>> many = new ArrayList<>(ended.entrySet());
        many.removeIf(user -> user.getValue() <= SINGLY);
        SystemUser.run(SystemUser.named("audit"), () -> {
            for (Map.Entry<String, Integer> user : many) {
                appender.append(writing.row(
                        AuditEntry.of("audit.refusedMore", new AuditObject(user.getKey(), null, null))
                                .with(Map.of("audit.count", String.valueOf(user.getValue() - SINGLY)))));
            }
            return many.size();
        });
    }
}
