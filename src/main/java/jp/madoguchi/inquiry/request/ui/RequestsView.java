package jp.madoguchi.inquiry.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.InquirySaved;
import jp.madoguchi.inquiry.request.GiftRequest;
import jp.madoguchi.inquiry.request.ImpersonationReport;
import jp.madoguchi.inquiry.request.RequestService;
import jp.madoguchi.inquiry.request.RequestSettled;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** What the call center hands to the city: who seems to pose as us, and gifts to be sent again. */
@Route("city/requests")
@Menu(title = "inquiry.request.menu", order = 34)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/inquiry.css")
public class RequestsView extends Div implements HasDynamicTitle {
    private final RequestService requests;
    private final boolean settles;
    private final Div content = new Div();

    RequestsView(IncidentService incidents, RequestService requests, CurrentUser currentUser, LiveUpdates live) {
        this.requests = requests;
        this.settles = currentUser.require().has(Role.OFFICIAL);
        addClassNames("m-page", "m-requests");
        add(new PageHeader(getTranslation("inquiry.request.title")));
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("inquiry.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        add(content);
        // an inquiry brings suspicions and wishes with it
        live.follow(this, InquirySaved.class, () -> show(incident));
        live.follow(this, RequestSettled.class, () -> show(incident));
        show(incident);
    }

    private void show(Incident incident) {
        content.removeAll();
        List<ImpersonationReport> reports = requests.impersonations(incident.id());
        List<GiftRequest> gifts = requests.gifts(incident.id());
        content.add(
                new CardSection(
                        getTranslation("inquiry.request.impersonations"),
                        reports.isEmpty() ? none("inquiry.request.impersonations.none") : reports(incident, reports)),
                new CardSection(
                        getTranslation("inquiry.request.gifts"),
                        gifts.isEmpty() ? none("inquiry.request.gifts.none") : gifts(incident, gifts)));
    }

    private Paragraph none(String key) {
        Paragraph none = new Paragraph(getTranslation(key));
        none.addClassName("m-hint");
        return none;
    }

    private PlainTable reports(Incident incident, List<ImpersonationReport> reports) {
        PlainTable table = new PlainTable(
                getTranslation("inquiry.request.impersonations"),
                words("time", "inquiry", "caller", "summary", "state"));
        for (ImpersonationReport report : reports) {
            Span summary = new Span(report.summary());
            summary.addClassName("m-request-summary");
            table.row(List.of(
                    new Span(when(report.reportedAt())),
                    new Div(new Span(report.inquiryNumber()), new Hint(report.reportedBy())),
                    new Span(report.caller() == null ? "-" : report.caller()),
                    summary,
                    report.settledAt() == null
                            ? settleReport(incident, report)
                            : settled("inquiry.request.done", report.settledAt(), report.settledBy(), report.note())));
        }
        return table;
    }

    private Component settleReport(Incident incident, ImpersonationReport report) {
        StatusBadge waits = new StatusBadge(getTranslation("inquiry.request.waits"), StatusBadge.Look.BAD);
        if (!settles) {
            return waits;
        }
        Button settle = new Button(
                getTranslation("inquiry.request.settle"),
                click -> new SettleDialog(
                                getTranslation("inquiry.request.settle.title", report.inquiryNumber()),
                                true,
                                note -> requests.settleImpersonation(incident.id(), report.inquiryId(), note),
                                () -> show(incident))
                        .open());
        settle.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        settle.setAriaLabel(getTranslation("inquiry.request.settle.title", report.inquiryNumber()));
        return actions(waits, settle);
    }

    private PlainTable gifts(Incident incident, List<GiftRequest> gifts) {
        PlainTable table = new PlainTable(
                getTranslation("inquiry.request.gifts"), words("time", "inquiry", "case", "cards", "state"));
        for (GiftRequest gift : gifts) {
            table.row(List.of(
                    new Span(when(gift.requestedAt())),
                    new Div(new Span(gift.inquiryNumber()), new Hint(gift.requestedBy())),
                    new Span(gift.caseNumber()),
                    new Span(Integer.toString(gift.cards())),
                    gift.settledAt() == null
                            ? settleGift(incident, gift)
                            : settled(gift.stateKey(), gift.settledAt(), gift.settledBy(), gift.note())));
        }
        return table;
    }

    private Component settleGift(Incident incident, GiftRequest gift) {
        StatusBadge waits = new StatusBadge(getTranslation("inquiry.request.waits"), StatusBadge.Look.WAITING);
        if (!settles) {
            return waits;
        }
        return actions(waits, settleGift(incident, gift, true), settleGift(incident, gift, false));
    }

    private Button settleGift(Incident incident, GiftRequest gift, boolean sent) {
        String word = getTranslation(sent ? "inquiry.request.send" : "inquiry.request.refuse");
        String title =
                getTranslation(sent ? "inquiry.request.send.title" : "inquiry.request.refuse.title", gift.caseNumber());
        Button button = new Button(
                word,
                click -> new SettleDialog(
                                title,
                                !sent,
                                note -> requests.settleGift(incident.id(), gift.id(), sent, note),
                                () -> show(incident))
                        .open());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setThemeVariants(sent, ButtonVariant.LUMO_PRIMARY);
        button.setAriaLabel(title);
        return button;
    }

    private static Div actions(Component... parts) {
        Div actions = new Div(parts);
        actions.addClassName("m-callback-actions");
        return actions;
    }

    private Component settled(String key, Instant at, @Nullable String by, @Nullable String note) {
        Div settled = new Div(
                new StatusBadge(getTranslation(key), StatusBadge.Look.GOOD),
                new Hint(when(at) + "　" + (by == null ? "" : by)));
        if (note != null) {
            settled.add(new Hint(note));
        }
        return settled;
    }

    private List<String> words(String... columns) {
        return List.of(columns).stream()
                .map(column -> getTranslation("inquiry.request.column." + column))
                .toList();
    }

    private String when(Instant instant) {
        return JapaneseDates.dayAndTime(instant, getLocale());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("inquiry.request.title");
    }
}
