package jp.madoguchi.dashboard.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.callstats.CallRecordsChanged;
import jp.madoguchi.callstats.DayConfirmed;
import jp.madoguchi.contract.ContractChanged;
import jp.madoguchi.dashboard.CityOverview;
import jp.madoguchi.dashboard.CityOverviewService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentChanged;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.InquiriesImported;
import jp.madoguchi.inquiry.InquirySaved;
import jp.madoguchi.inquiry.escalation.EscalationChanged;
import jp.madoguchi.inquiry.request.RequestSettled;
import jp.madoguchi.outreach.reach.ReachChanged;
import jp.madoguchi.outreach.sending.SendingChanged;
import jp.madoguchi.outreach.wave.WaveStateChanged;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.live.LiveEvent;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.privacy.export.ExportRequestsChanged;
import jp.madoguchi.regulator.RegulatorChanged;
import jp.madoguchi.reissue.ReissueReported;
import jp.madoguchi.reissue.review.ReviewChanged;
import jp.madoguchi.report.ReportsChanged;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** The city's start page. It changes by itself whenever somebody saves, imports, confirms or reports. */
@Route("city")
@Menu(title = "dashboard.menu", order = 10)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/dashboard.css")
public class DashboardView extends Div implements HasDynamicTitle {
    private static final List<Class<? extends LiveEvent>> CHANGES = List.of(
            InquirySaved.class,
            InquiriesImported.class,
            CallRecordsChanged.class,
            DayConfirmed.class,
            ReissueReported.class,
            ReviewChanged.class,
            EscalationChanged.class,
            RequestSettled.class,
            ContractChanged.class,
            RegulatorChanged.class,
            ReportsChanged.class,
            IncidentChanged.class,
            ExportRequestsChanged.class,
            SendingChanged.class,
            WaveStateChanged.class,
            ReachChanged.class);

    private final IncidentService incidents;
    private final CityOverviewService overviews;
    private final PageHeader header = new PageHeader(getTranslation("dashboard.title"));
    private final Div content = new Div();
    private @Nullable Figures figures;

    DashboardView(IncidentService incidents, CityOverviewService overviews, LiveUpdates live) {
        this.incidents = incidents;
        this.overviews = overviews;
        addClassNames("m-page", "m-dashboard");
        content.addClassName("m-dashboard__content");
        add(header, content);
        refresh();
        CHANGES.forEach(change -> live.follow(this, change, this::refresh));
    }

    private void refresh() {
        Optional<Incident> incident = incidents.current();
        if (incident.isEmpty()) {
            showEmpty("dashboard.noIncident");
            return;
        }
        CityOverview now = overviews.now(incident.get().id());
        LocalDate today = now.today().day();
        header.setSubline(getTranslation(
                "dashboard.today", JapaneseDates.full(today, getLocale()), JapaneseDates.weekday(today, getLocale())));
        if (now.isEmpty()) {
            showEmpty("dashboard.noCalls");
            return;
        }
        if (figures == null) {
            figures = new Figures(incident.get());
            content.removeAll();
            content.add(figures);
        }
        figures.show(incident.get(), now);
    }

    private void showEmpty(String key) {
        figures = null;
        content.removeAll();
        content.add(new EmptyState(getTranslation(key + ".title"), getTranslation(key + ".text")));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("dashboard.pageTitle");
    }

    /** What stands on the page once there are figures; it stays and only its figures change. */
    private static final class Figures extends Div {
        private final TodayFigures today;
        private final CallChart chart = new CallChart();
        private final ReissueCard reissue = new ReissueCard();
        private final WaitingCard waiting = new WaitingCard();
        private final ReachCard reach = new ReachCard();

        Figures(Incident incident) {
            addClassName("m-dashboard__figures");
            today = new TodayFigures(incident);
            Section tiles = new Section(new H2(getTranslation("dashboard.today.title")), today);
            tiles.addClassName("m-dashboard__today");
            add(tiles, waiting, chart, reissue, reach);
        }

        void show(Incident incident, CityOverview now) {
            today.show(now.today());
            waiting.show(now);
            chart.show(incident, now);
            reissue.show(now.rates());
            reach.show(now.reach());
        }
    }
}
