package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.callstats.CallRecordsChanged;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractChanged;
import jp.madoguchi.contract.ObligationStanding;
import jp.madoguchi.contract.completion.AfterTermMonth;
import jp.madoguchi.contract.completion.AfterTermService;
import jp.madoguchi.contract.completion.Assessment;
import jp.madoguchi.contract.completion.AssessmentService;
import jp.madoguchi.contract.completion.CompletionContracts;
import jp.madoguchi.contract.completion.CompletionRule;
import jp.madoguchi.contract.completion.KeptUntil;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.reissue.ReissueReported;
import jp.madoguchi.security.Roles;

/** Can this contract end on its last day? What the rule says, and all that it rests on. */
@Route("city/completion")
@Menu(title = "contract.completion.menu", order = 46)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/completion.css")
public class CompletionView extends CompletionPage {
    private final AssessmentService assessments;
    private final AfterTermService afterTerm;

    CompletionView(
            IncidentService incidents,
            CompletionContracts contracts,
            AssessmentService assessments,
            AfterTermService afterTerm,
            LiveUpdates live) {
        super("contract.completion.title", incidents, contracts, live);
        this.assessments = assessments;
        this.afterTerm = afterTerm;
        Stream.of(ContractChanged.class, CallRecordsChanged.class, ReissueReported.class)
                .forEach(change -> live.follow(this, change, this::follow));
    }

    @Override
    String subline(Contract of) {
        return getTranslation(
                "contract.completion.subline", of.number(), of.title(), Written.day(of.endsOn(), getLocale()));
    }

    @Override
    void fill(Div into, Contract of) {
        Assessment now = assessments.now(of.id());
        into.add(new VerdictPanel(now), indicators(now));
        into.add(new CardSection(getTranslation("contract.completion.findings"), new FindingColumns(now)));
        into.add(obligations(now), after(now));
        if (!now.handover().isEmpty()) {
            into.add(handover(now));
        }
        List<AfterTermMonth> months = afterTerm.months(of.id());
        if (!months.isEmpty()) {
            into.add(months(of, months));
        }
        List<KeptUntil> kept = afterTerm.retention(of.id());
        if (!kept.isEmpty()) {
            into.add(retention(kept));
        }
    }

    private Component indicators(Assessment now) {
        Div tiles = new Div();
        tiles.addClassName("m-indicators");
        CompletionRule rule = now.book().rule().orElse(null);
        now.indicators()
                .forEach(indicator -> tiles.add(new IndicatorTile(
                        indicator, rule != null && rule.requires(indicator.key().code()))));
        return new CardSection(
                getTranslation("contract.completion.indicators"),
                new Hint(getTranslation("contract.completion.indicators.hint")),
                tiles);
    }

    private Component obligations(Assessment now) {
        CardSection section = new CardSection(getTranslation("contract.completion.obligations"));
        if (now.standing().isEmpty()) {
            section.add(new Paragraph(getTranslation("contract.completion.obligations.none")));
            return section;
        }
        PlainTable table = new PlainTable(
                getTranslation("contract.completion.obligations"),
                columns("number", "kind", "content", "last", "evidence", "open"));
        for (ObligationStanding one : now.standing()) {
            table.row(
                    String.valueOf(one.obligation().number()),
                    getTranslation(one.obligation().kind().textKey()),
                    one.obligation().terms().text(),
                    one.lastReviewed()
                            .map(month -> getTranslation(
                                    "contract.completion.obligation.last",
                                    Written.month(month.month()),
                                    getTranslation(month.state().textKey())))
                            .orElse(getTranslation("contract.completion.obligation.none")),
                    String.valueOf(one.evidence()),
                    String.valueOf(one.openFindings().size()));
        }
        section.add(table);
        return section;
    }

    private Component after(Assessment now) {
        CardSection section = new CardSection(getTranslation("contract.completion.after"));
        if (now.afterTerm().isEmpty()) {
            section.add(new Paragraph(getTranslation("contract.completion.after.none")));
            return section;
        }
        PlainTable table = new PlainTable(
                getTranslation("contract.completion.after"), columns("number", "content", "owner", "due"));
        now.afterTerm()
                .forEach(one -> table.row(
                        String.valueOf(one.obligation().number()),
                        one.obligation().terms().text(),
                        getTranslation(one.obligation().terms().responsible().textKey()),
                        getTranslation(
                                "contract.completion.after.from",
                                Written.day(one.obligation().terms().from(), getLocale()))));
        section.add(table);
        return section;
    }

    private Component handover(Assessment now) {
        PlainTable table = new PlainTable(
                getTranslation("contract.completion.handovers"), columns("kind", "content", "owner", "due", "done"));
        now.handover()
                .forEach(item -> table.row(
                        getTranslation(item.kind().textKey()),
                        item.text(),
                        item.owner() == null ? getTranslation("contract.completion.handovers.noOwner") : item.owner(),
                        Written.day(item.dueOn(), getLocale()),
                        item.done() == null ? "-" : Written.signed(item.done())));
        return new CardSection(getTranslation("contract.completion.handovers"), table);
    }

    private Component months(Contract of, List<AfterTermMonth> months) {
        PlainTable table = PlainTable.ofFigures(
                getTranslation("contract.completion.afterTerm"), columns("month", "inquiries", "calls", "answered"));
        months.forEach(month -> table.figures(
                Written.month(month.month()),
                String.valueOf(month.inquiries()),
                month.calls() == null ? "-" : String.valueOf(month.calls()),
                month.answered() == null ? "-" : String.valueOf(month.answered())));
        return new CardSection(
                getTranslation("contract.completion.afterTerm"),
                new Hint(getTranslation(
                        "contract.completion.afterTerm.hint", Written.day(afterTerm.endsOn(of.id()), getLocale()))),
                table);
    }

    private Component retention(List<KeptUntil> kept) {
        PlainTable table =
                new PlainTable(getTranslation("contract.completion.retention"), columns("data", "months", "until"));
        kept.forEach(one -> table.row(List.of(
                new Span(getTranslation(one.kind().textKey())),
                new Span(getTranslation("contract.completion.rules.months", one.months())),
                new Span(Written.day(one.until(), getLocale())))));
        return new CardSection(
                getTranslation("contract.completion.retention"),
                new Hint(getTranslation("contract.completion.retention.hint")),
                table);
    }

    private List<String> columns(String... names) {
        return Stream.of(names)
                .map(name -> getTranslation("contract.completion.column." + name))
                .toList();
    }
}
