package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.contract.completion.Assessment;
import jp.madoguchi.contract.completion.AssessmentService;
import jp.madoguchi.contract.completion.CompletionContracts;
import jp.madoguchi.contract.completion.HandoverItem;
import jp.madoguchi.contract.completion.HandoverKind;
import jp.madoguchi.contract.completion.HandoverService;
import jp.madoguchi.contract.completion.NoticeService;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;

/** The inspection with its clock, and the list of what is handed over for the day after the end. */
@Route("city/completion/handover")
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/completion.css")
public class HandoverView extends CompletionPage {
    private final HandoverService handover;
    private final NoticeService notices;
    private final AssessmentService assessments;
    private final Clock clock;
    private final boolean official;

    HandoverView(
            IncidentService incidents,
            CompletionContracts contracts,
            HandoverService handover,
            NoticeService notices,
            AssessmentService assessments,
            CurrentUser currentUser,
            LiveUpdates live,
            Clock clock) {
        super("contract.completion.handover.title", incidents, contracts, live);
        this.handover = handover;
        this.notices = notices;
        this.assessments = assessments;
        this.clock = clock;
        this.official = currentUser.require().has(Role.OFFICIAL);
    }

    @Override
    String subline(Contract of) {
        return getTranslation("contract.completion.memo.subline", of.number(), of.title()) + "　"
                + getTranslation("contract.completion.handover.subline");
    }

    @Override
    void fill(Div into, Contract of) {
        into.add(new NoticePanel(notices.notices(of.id()), notices, Tokyo.today(clock), official, this::refresh));
        into.add(list(of, handover.items(of.id())));
    }

    private Component list(Contract of, List<HandoverItem> items) {
        CardSection section = new CardSection(getTranslation("contract.completion.handovers"));
        if (items.isEmpty()) {
            Button begin = new Button(
                    getTranslation("contract.completion.handovers.begin"),
                    click -> tried(() -> handover.begin(of.id())));
            begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            section.add(new EmptyState(
                    getTranslation("contract.completion.handovers.none"),
                    getTranslation("contract.completion.handovers.none.what"),
                    official ? new Component[] {begin} : new Component[0]));
            return section;
        }
        section.add(table(of, items));
        if (official) {
            section.add(new Button(
                    getTranslation("contract.completion.handovers.add"),
                    click -> new HandoverForm(of.id(), null, of.endsOn().plusDays(1), handover, this::refresh).open()));
        }
        return section;
    }

    private PlainTable table(Contract of, List<HandoverItem> items) {
        List<String> columns = Stream.of("content", "left", "owner", "due", "done", "action")
                .map(name -> getTranslation("contract.completion.column." + name))
                .toList();
        PlainTable table = new PlainTable(
                getTranslation("contract.completion.handovers"), official ? columns : columns.subList(0, 5));
        Assessment.OpenCounts counts = assessments.now(of.id()).counts();
        LocalDate today = Tokyo.today(clock);
        for (HandoverItem item : items) {
            List<Component> cells = new ArrayList<>(List.of(
                    new Div(new Span(getTranslation(item.kind().textKey())), new Hint(item.text())),
                    new Span(left(item.kind(), counts)),
                    new Span(
                            item.owner() == null
                                    ? getTranslation("contract.completion.handovers.noOwner")
                                    : item.owner()),
                    due(item, today),
                    done(item)));
            if (official) {
                cells.add(actions(of, item));
            }
            table.row(cells);
        }
        return table;
    }

    private String left(HandoverKind kind, Assessment.OpenCounts counts) {
        return switch (kind) {
            case CALLBACKS, ESCALATIONS, GIFTS ->
                counts.of(kind).map(String::valueOf).orElse(getTranslation("contract.completion.handovers.unknown"));
            default -> "-";
        };
    }

    private Component due(HandoverItem item, LocalDate today) {
        Div due = new Div(new Span(Written.day(item.dueOn(), getLocale())));
        if (item.isOverdue(today)) {
            due.add(new StatusBadge(getTranslation("contract.completion.handovers.overdue"), StatusBadge.Look.BAD));
        }
        return due;
    }

    private static Component done(HandoverItem item) {
        Signed done = item.done();
        return done == null
                ? new Span("-")
                : new Div(new Span(Written.signed(done)), new Hint(item.note() == null ? "" : item.note()));
    }

    private Component actions(Contract of, HandoverItem item) {
        Div actions = new Div();
        actions.addClassName("m-completion-actions");
        String name = getTranslation(item.kind().textKey());
        if (item.done() != null) {
            Button undo = new Button(
                    getTranslation("contract.completion.handovers.undo"),
                    click -> why(
                            getTranslation("contract.completion.handovers.undoOf", name),
                            reason -> handover.undo(of.id(), item, reason)));
            undo.setAriaLabel(getTranslation("contract.completion.handovers.undoOf", name));
            undo.addThemeVariants(ButtonVariant.LUMO_SMALL);
            actions.add(undo);
            return actions;
        }
        Button change = new Button(
                getTranslation("contract.completion.handovers.change"),
                click -> new HandoverForm(of.id(), item, item.dueOn(), handover, this::refresh).open());
        change.setAriaLabel(getTranslation("contract.completion.handovers.changeOf", name));
        change.addThemeVariants(ButtonVariant.LUMO_SMALL);
        Button finish = new Button(getTranslation("contract.completion.handovers.finish"), click -> finish(of, item));
        finish.setAriaLabel(getTranslation("contract.completion.handovers.finishOf", name));
        finish.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        Button remove = new Button(
                getTranslation("contract.completion.handovers.remove"),
                click -> why(
                        getTranslation("contract.completion.handovers.removeOf", name),
                        reason -> handover.remove(of.id(), item, reason)));
        remove.setAriaLabel(getTranslation("contract.completion.handovers.removeOf", name));
        remove.addThemeVariants(ButtonVariant.LUMO_SMALL);
        actions.add(change, finish, remove);
        return actions;
    }

    private void why(String title, Consumer<String> work) {
        CompletionForm form = new CompletionForm(title);
        var reason =
                form.text("reason", getTranslation("contract.completion.rules.reason"), HandoverForm.LONGEST_REASON);
        form.save(
                getTranslation("contract.completion.save"),
                MessageText.of("contract.completion.saved"),
                () -> work.accept(reason.getValue()),
                this::refresh);
        form.open();
    }

    private void finish(Contract of, HandoverItem item) {
        CompletionForm form = new CompletionForm(getTranslation(
                "contract.completion.handovers.finishOf",
                getTranslation(item.kind().textKey())));
        var note = form.text("note", getTranslation("contract.completion.handovers.note"), HandoverForm.LONGEST_NOTE);
        form.save(
                getTranslation("contract.completion.save"),
                MessageText.of("contract.completion.saved"),
                () -> handover.done(of.id(), item, note.getValue()),
                this::refresh);
        form.open();
    }

    private void tried(Runnable change) {
        try {
            change.run();
        } catch (RejectedException e) {
            Notices.error(e);
        }
        refresh();
    }
}
