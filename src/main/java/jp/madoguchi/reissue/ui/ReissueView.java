package jp.madoguchi.reissue.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.reissue.ReissueRates;
import jp.madoguchi.reissue.ReissueReported;
import jp.madoguchi.reissue.ReissueService;
import jp.madoguchi.reissue.review.ReviewChanged;
import jp.madoguchi.security.Roles;

/** The city's page: how far the reissue has come, per issuer and in all, as of any day, and what it rests on. */
@Route("city/reissue")
@Menu(title = "reissue.city.menu", order = 40)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/reissue.css")
public class ReissueView extends Div implements HasDynamicTitle {
    private final transient ReissueService reissue;
    private final DatePicker asOf = new DatePicker();
    private final RatesPanel rates = new RatesPanel();

    ReissueView(IncidentService incidents, ReissueService reissue, LiveUpdates live, Clock clock) {
        this.reissue = reissue;
        addClassNames("m-page", "m-sections");
        PageHeader header =
                new PageHeader(getTranslation("reissue.city.title"), getTranslation("reissue.city.subline"));
        add(header);
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("reissue.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        header.addActions(
                new Anchor("city/reissue/review", getTranslation("reissue.queue.menu")),
                new Anchor("city/reissue/plan", getTranslation("reissue.plan.menu")),
                new Anchor("city/reissue/statements", getTranslation("reissue.city.statements")));
        TrendPanel trend = new TrendPanel(incident, () -> reissue.exported(incident.id()));
        UploadList uploads = new UploadList(incident);
        setUpDay(incident, Tokyo.today(clock));
        asOf.addValueChangeListener(change -> {
            showRates(incident);
            showTrend(incident, trend);
        });
        add(
                new CardSection(getTranslation("reissue.city.rates"), asOf, rates),
                new CardSection(getTranslation("reissue.city.history"), trend),
                new CardSection(
                        getTranslation("reissue.city.uploads"),
                        hint("reissue.city.uploads.hint", incident.reportingOrganisation()),
                        uploads));
        Runnable refresh = () -> {
            showRates(incident);
            showTrend(incident, trend);
            uploads.show(reissue.allUploads(incident.id()));
        };
        refresh.run();
        live.follow(this, ReissueReported.class, refresh);
        live.follow(this, ReviewChanged.class, refresh);
    }

    private void setUpDay(Incident incident, LocalDate today) {
        asOf.setLabel(getTranslation("reissue.city.asOf"));
        asOf.setMin(incident.startsOn());
        asOf.setMax(today);
        asOf.setValue(today);
        asOf.setI18n(new DatePicker.DatePickerI18n()
                .setDateFormat("yyyy-MM-dd")
                .setToday(getTranslation("reissue.city.today"))
                .setCancel(getTranslation("reissue.city.cancel")));
    }

    private void showRates(Incident incident) {
        if (asOf.getValue() != null) {
            rates.show(reissue.rates(incident.id(), asOf.getValue()));
        }
    }

    private void showTrend(Incident incident, TrendPanel trend) {
        LocalDate day = asOf.getValue();
        if (day != null) {
            List<ReissueRates> days = reissue.history(incident.id()).stream()
                    .filter(of -> !of.asOf().isAfter(day))
                    .toList();
            trend.show(days, day);
        }
    }

    private Paragraph hint(String key, Object... args) {
        Paragraph hint = new Paragraph(getTranslation(key, args));
        hint.addClassName("m-hint");
        return hint;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("reissue.city.title");
    }
}
