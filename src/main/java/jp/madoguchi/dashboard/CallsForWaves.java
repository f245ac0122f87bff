package jp.madoguchi.dashboard;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import jp.madoguchi.callstats.CallStatisticsService;
import jp.madoguchi.callstats.DailyCallStatistics;
import jp.madoguchi.outreach.wave.TelephoneFigures;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import org.springframework.stereotype.Component;

/** Tells the waves how many calls came in after them. They are sums that name nobody. */
@Component
class CallsForWaves implements TelephoneFigures {
    private static final PortalUser SELF = SystemUser.named("dashboard", Role.OFFICIAL);

    private final CallStatisticsService statistics;

    CallsForWaves(CallStatisticsService statistics) {
        this.statistics = statistics;
    }

    @Override
    public Map<LocalDate, Integer> calls(long incidentId, LocalDate from, LocalDate to) {
        return SystemUser.run(SELF, () -> {
            Map<LocalDate, Integer> incoming = new HashMap<>();
            statistics.between(incidentId, from, to).days().stream()
                    .filter(DailyCallStatistics::isKnown)
                    .forEach(day -> incoming.put(day.day(), day.incoming()));
            return incoming;
        });
    }
}
