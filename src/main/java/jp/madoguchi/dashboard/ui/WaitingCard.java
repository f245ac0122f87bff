package jp.madoguchi.dashboard.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import jp.madoguchi.contract.ContractWaiting;
import jp.madoguchi.dashboard.CityOverview;
import jp.madoguchi.inquiry.escalation.EscalationCounts;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.regulator.RegulatorWaiting;
import jp.madoguchi.report.ReportsWaiting;

/** What waits for the city: days to close, questions to answer, what doesn't fit together, reports to review, and what the user alone
 * may decide. */
class WaitingCard extends Section {
    private final UnorderedList list = new UnorderedList();
    private final Paragraph nothing = new Paragraph(getTranslation("dashboard.waiting.nothing"));

    WaitingCard() {
        addClassNames("m-card", "m-dashboard__waiting");
        list.addClassName("m-waiting");
        add(new H2(getTranslation("dashboard.waiting.title")), nothing, list);
    }

    void show(CityOverview now) {
        list.removeAll();
        if (now.requests().impersonations() > 0) {
            item("dashboard.waiting.impersonations", now.requests().impersonations(), "", Addresses.REQUESTS);
        }
        if (now.requests().gifts() > 0) {
            item("dashboard.waiting.gifts", now.requests().gifts(), "", Addresses.REQUESTS);
        }
        EscalationCounts asked = now.escalations();
        if (asked.waiting() > 0) {
            item(
                    "dashboard.waiting.escalations",
                    asked.waiting(),
                    asked.overdue() == 0
                            ? ""
                            : getTranslation("dashboard.waiting.overdue", Shown.count(asked.overdue(), getLocale())),
                    Addresses.ESCALATIONS);
        }
        days("dashboard.waiting.confirm", now.toConfirm(), Addresses::daily);
        days("dashboard.waiting.differences", now.differences(), Addresses::differences);
        if (now.waitingReports() > 0) {
            item("dashboard.waiting.reports", now.waitingReports(), "", Addresses.REVIEW);
        }
        ContractWaiting contract = now.contract();
        if (contract.evidence() > 0) {
            item("dashboard.waiting.evidence", contract.evidence(), "", Addresses.CONTRACT);
        }
        if (contract.remediations() > 0) {
            item("dashboard.waiting.remediations", contract.remediations(), "", Addresses.CONTRACT);
        }
        if (contract.overdue() > 0) {
            item("dashboard.waiting.overdueRemediations", contract.overdue(), "", Addresses.CONTRACT);
        }
        if (contract.costs() > 0) {
            item("dashboard.waiting.costs", contract.costs(), "", Addresses.CONTRACT_COSTS);
        }
        show(now.regulator());
        ReportsWaiting reports = now.reports();
        if (reports.toRelease() > 0) {
            item("dashboard.waiting.reportsToRelease", reports.toRelease(), "", Addresses.REPORTS);
        }
        if (reports.begun() > 0) {
            item("dashboard.waiting.reportsBegun", reports.begun(), "", Addresses.REPORTS);
        }
        if (reports.returned() > 0) {
            item("dashboard.waiting.reportsReturned", reports.returned(), "", Addresses.REPORTS);
        }
        if (now.exports() > 0) {
            item("dashboard.waiting.exports", now.exports(), "", Addresses.EXPORTS);
        }
        if (now.files() > 0) {
            item("dashboard.waiting.files", now.files(), "", Addresses.SENDING);
        }
        nothing.setVisible(list.getComponentCount() == 0);
    }

    private void show(RegulatorWaiting regulator) {
        if (!regulator.overdue().isEmpty()) {
            item(
                    "dashboard.waiting.regulatorOverdue",
                    regulator.overdue().size(),
                    due(regulator.overdue().getFirst()),
                    Addresses.REGULATOR_OVERDUE);
        }
        if (!regulator.soon().isEmpty()) {
            item(
                    "dashboard.waiting.regulatorSoon",
                    regulator.soon().size(),
                    due(regulator.soon().getFirst()),
                    Addresses.REGULATOR_SOON);
        }
        if (!regulator.changes().isEmpty()) {
            RegulatorWaiting.News last = regulator.changes().getFirst();
            item(
                    "dashboard.waiting.regulatorChanges",
                    regulator.changes().size(),
                    getTranslation(
                            "dashboard.waiting.regulatorChanges.last",
                            JapaneseDates.dayAndTime(last.signed().at(), getLocale()),
                            last.signed().name()),
                    Addresses.REGULATOR);
        }
    }

    private String due(RegulatorWaiting.Due due) {
        return getTranslation(
                "dashboard.waiting.regulatorDue", JapaneseDates.monthAndDay(due.dueOn(), getLocale()), due.authority());
    }

    private void days(String key, List<LocalDate> days, Function<jp.madoguchi.callstats.Span, String> address) {
        CityOverview.spanOf(days)
                .ifPresent(span -> item(
                        key,
                        days.size(),
                        getTranslation(
                                "dashboard.waiting.span",
                                JapaneseDates.monthAndDay(span.from(), getLocale()),
                                JapaneseDates.monthAndDay(span.to(), getLocale())),
                        address.apply(span)));
    }

    private void item(String key, int count, String note, String address) {
        Anchor link = new Anchor(address, getTranslation(key));
        Span figure = new Span(getTranslation(key + ".count", Shown.count(count, getLocale())));
        figure.addClassName("m-waiting__count");
        Span words = new Span(note);
        words.addClassName("m-hint");
        list.add(new ListItem(figure, link, words));
    }
}
