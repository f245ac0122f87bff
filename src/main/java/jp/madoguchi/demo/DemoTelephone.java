package jp.madoguchi.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import jp.madoguchi.callstats.CallRecord;
import jp.madoguchi.callstats.CallRecordService;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.InquirySaved;
import jp.madoguchi.inquiry.RunningCall;
import jp.madoguchi.inquiry.RunningCalls;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Stands in for the telephone system of a call center, so that an operator of the demo always has a caller on the line: keeps
 * three calls running, ends those that have been logged, and lets nobody talk for longer than ten minutes.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "madoguchi.demo.telephone", matchIfMissing = true)
class DemoTelephone {
    private static final Logger log = LoggerFactory.getLogger(DemoTelephone.class);
    private static final int LINES = 3;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final String PREFIX = "DEMO-";
    private static final String TRUNK = "0120";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmssSSS");

    /** Two calls may come within a millisecond. */
    private final AtomicInteger numbers = new AtomicInteger();

    private final IncidentService incidents;
    private final CaseFileService caseFiles;
    private final CallRecordService calls;
    private final RunningCalls runningCalls;
    private final Clock clock;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();
    private volatile boolean ready;

    DemoTelephone(
            IncidentService incidents,
            CaseFileService caseFiles,
            CallRecordService calls,
            RunningCalls runningCalls,
            Clock clock) {
        this.incidents = incidents;
        this.caseFiles = caseFiles;
        this.calls = calls;
        this.runningCalls = runningCalls;
        this.clock = clock;
    }

    /** Nobody calls before the demo's data is there. */
    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        ready = true;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void logged(InquirySaved inquiry) {
        String callId = inquiry.callId();
        if (callId != null) {
            logged.add(callId);
        }
    }

    @Scheduled(fixedDelay = 2_000)
    void tick() {
        if (!ready) {
            return;
        }
        try {
            SystemUser.run(SystemUser.named("telephone", Role.SUPERVISOR), () -> {
                incidents.current().ifPresent(this::keepLinesBusy);
                return true;
            });
        } catch (RuntimeException e) {
            // the next tick tries again
            log.warn("The demo's telephone missed a beat", e);
        }
    }

    void keepLinesBusy(Incident incident) {
        Instant now = clock.instant();
        int talking = 0;
        for (RunningCall call : running(incident)) {
            if (logged.contains(call.callId()) || isTooLong(call, now)) {
                calls.receive(incident.id(), List.of(ended(call, now)));
                logged.remove(call.callId());
            } else {
                talking++;
            }
        }
        // one after the other, as callers come
        if (talking < LINES) {
            calls.receive(incident.id(), List.of(ringing(incident, now)));
        }
    }

    private List<RunningCall> running(Incident incident) {
        return runningCalls.running(incident.id()).stream()
                .filter(call -> call.callId().startsWith(PREFIX))
                .toList();
    }

    /** Calls of an earlier run of the demo may lie later on this same day: they are over as well. */
    private static boolean isTooLong(RunningCall call, Instant now) {
        return Duration.between(call.answeredAt(), now).abs().compareTo(LONGEST) > 0;
    }

    private static CallRecord ended(RunningCall call, Instant now) {
        Instant end = now.isAfter(call.answeredAt()) ? now : call.answeredAt().plusSeconds(60);
        return new CallRecord(
                call.callId(),
                call.receivedAt(),
                call.answeredAt(),
                end,
                TRUNK,
                call.caller().isEmpty() ? null : call.caller(),
                call.agent());
    }

    private CallRecord ringing(Incident incident, Instant now) {
        return new CallRecord(
                PREFIX + STAMP.format(Tokyo.local(now)) + "-" + numbers.incrementAndGet(),
                now.minusSeconds(ThreadLocalRandom.current().nextInt(3, 12)),
                now,
                null,
                TRUNK,
                caller(incident),
                null);
    }

    /** Most callers are affected persons; one of six is somebody else, one of twelve withholds the number. */
    private @Nullable String caller(Incident incident) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int chance = random.nextInt(12);
        if (chance == 0) {
            return null;
        }
        int persons = caseFiles.counts(incident.id()).persons();
        if (chance > 2 && persons > 0) {
            String phone = caseFiles.search(incident.id(), "U%06d".formatted(random.nextInt(persons) + 1), 1).stream()
                    .findFirst()
                    .map(CaseFile::phone)
                    .orElse(null);
            if (phone != null) {
                return phone;
            }
        }
        // numbers beginning with 0700 are given to nobody
        return "070-0%03d-%04d".formatted(random.nextInt(1_000), random.nextInt(10_000));
    }
}
