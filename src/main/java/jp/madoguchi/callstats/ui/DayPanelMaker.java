package jp.madoguchi.callstats.ui;

import jp.madoguchi.callstats.CallStatisticsService;
import jp.madoguchi.callstats.DailyCallStatistics;
import jp.madoguchi.callstats.DayConfirmationService;
import jp.madoguchi.callstats.DifferenceService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import org.springframework.stereotype.Component;

/** Makes the panel of a day, with the buttons that its reader may press. */
@Component
class DayPanelMaker {
    private final CallStatisticsService statistics;
    private final DayConfirmationService confirmations;
    private final DifferenceService differences;
    private final CurrentUser currentUser;

    DayPanelMaker(
            CallStatisticsService statistics,
            DayConfirmationService confirmations,
            DifferenceService differences,
            CurrentUser currentUser) {
        this.statistics = statistics;
        this.confirmations = confirmations;
        this.differences = differences;
        this.currentUser = currentUser;
    }

    /** @param onChange is run when the reader has changed the day */
    DayPanel make(Incident incident, DailyCallStatistics holding, DailyCallStatistics computed, Runnable onChange) {
        boolean mayChange = currentUser.require().has(Role.OFFICIAL);
        boolean over = holding.day().isBefore(statistics.today());
        boolean differs = !differences
                .between(incident.id(), holding.day(), holding.day())
                .isEmpty();
        return new DayPanel(
                incident,
                holding,
                computed,
                statistics
                        .confirmations(incident.id(), holding.day(), holding.day())
                        .get(holding.day()),
                differs,
                mayChange && over ? confirmations : null,
                onChange);
    }
}
