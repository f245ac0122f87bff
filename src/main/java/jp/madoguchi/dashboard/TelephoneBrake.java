package jp.madoguchi.dashboard;

import java.math.RoundingMode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.madoguchi.callstats.CallLoad;
import jp.madoguchi.callstats.CallLoadService;
import jp.madoguchi.callstats.CallRecordsChanged;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.wave.WaveRunService;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * A wave makes the telephones ring: where the lines are busier than it was released for, it pauses. Neither the room of the calls nor that
 * of the waves knows the other; what both are told by is this one.
 */
@Component
public class TelephoneBrake {
    /** Of these minutes the busy rate is taken: shorter, and one caller who tries again stops a wave. */
    static final Duration SPAN = Duration.ofMinutes(30);

    /** Of fewer calls no rate is taken. */
    static final int FEWEST_CALLS = 10;

    private static final Logger log = LoggerFactory.getLogger(TelephoneBrake.class);
    private static final PortalUser SELF = SystemUser.named("telephone-brake", Role.OFFICIAL);

    private final IncidentService incidents;
    private final CallLoadService loads;
    private final WaveRunService waves;
    private final boolean byItself;
    private final AtomicBoolean calls = new AtomicBoolean();

    TelephoneBrake(
            IncidentService incidents,
            CallLoadService loads,
            WaveRunService waves,
            @Value("${madoguchi.outreach.upkeep:true}") boolean byItself) {
        this.incidents = incidents;
        this.loads = loads;
        this.waves = waves;
        this.byItself = byItself;
    }

    /** However many calls come in, they are looked at once in some seconds. */
    @TransactionalEventListener(fallbackExecution = true)
    void happened(CallRecordsChanged event) {
        calls.set(true);
    }

    @Scheduled(fixedDelay = 10_000)
    void afterCalls() {
        if (byItself && calls.getAndSet(false)) {
            look();
        }
    }

    /** Also when no call comes: a rate falls by that. */
    @Scheduled(fixedDelay = 60_000)
    void eachMinute() {
        if (byItself) {
            look();
        }
    }

    /** Pauses the running waves whose limit is passed now. */
    void look() {
        try {
            SystemUser.run(SELF, () -> {
                incidents.current().ifPresent(incident -> {
                    CallLoad load = loads.ofLast(incident.id(), SPAN);
                    if (load.calls() >= FEWEST_CALLS) {
                        load.busyPercent()
                                .map(percent ->
                                        percent.setScale(0, RoundingMode.DOWN).intValueExact())
                                .ifPresent(percent -> waves.pauseForBusyLines(incident.id(), percent));
                    }
                });
                return true;
            });
        } catch (RuntimeException e) {
            // the next minute tries again
            log.warn("The busy rate could not be compared with the limits of the waves", e);
        }
    }
}
