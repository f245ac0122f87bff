package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.completion.CompletionContracts;
import jp.madoguchi.contract.completion.Decision;
import jp.madoguchi.contract.completion.DecisionService;
import jp.madoguchi.contract.completion.DecisionState;
import jp.madoguchi.contract.completion.SigningService;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** The memo: written and prepared by an official, signed or returned by an approver, and all its versions. */
@Route("city/completion/decision")
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/completion.css")
public class DecisionView extends CompletionPage {
    private static final int LONGEST_REASON = 500;

    private final DecisionService decisions;
    private final SigningService signing;
    private final PortalUser user;
    private final Clock clock;
    private @Nullable MemoForm form;
    private transient List<Decision> shown = List.of();

    DecisionView(
            IncidentService incidents,
            CompletionContracts contracts,
            DecisionService decisions,
            SigningService signing,
            CurrentUser currentUser,
            LiveUpdates live,
            Clock clock) {
        super("contract.completion.memo.title", incidents, contracts, live);
        this.decisions = decisions;
        this.signing = signing;
        this.clock = clock;
        this.user = currentUser.require();
    }

    @Override
    String subline(Contract of) {
        return getTranslation("contract.completion.memo.subline", of.number(), of.title());
    }

    @Override
    boolean isBeingWritten() {
        return form != null && form.isChanged();
    }

    @Override
    boolean hasChanged(Contract of) {
        return !decisions.versions(of.id()).equals(shown);
    }

    @Override
    void fill(Div into, Contract of) {
        form = null;
        List<Decision> versions = decisions.versions(of.id());
        shown = versions;
        if (versions.isEmpty()) {
            into.add(nothingYet(of));
            return;
        }
        Decision latest = versions.getFirst();
        CardSection memo = new CardSection(
                getTranslation("contract.completion.memo.version", latest.version()), StateLine.of(this, latest));
        if (latest.reason() != null) {
            memo.add(new Hint(getTranslation("contract.completion.memo.reopen.reason") + " " + latest.reason()));
        }
        if (latest.state() == DecisionState.DRAFT && user.has(Role.OFFICIAL)) {
            form = new MemoForm(latest, decisions, this::refresh);
            memo.add(form);
        } else {
            memo.add(new MemoText(latest));
            memo.add(actions(of, latest));
        }
        into.add(memo, new FrozenPanel(latest), history(latest));
        List<Decision> earlier = versions.stream().skip(1).toList();
        if (!earlier.isEmpty()) {
            CardSection section = new CardSection(getTranslation("contract.completion.memo.versions"));
            earlier.forEach(version -> section.add(new Details(
                    getTranslation("contract.completion.memo.version", version.version()),
                    StateLine.of(this, version),
                    new MemoText(version),
                    new PaperLinks(version, signing))));
            into.add(section);
        }
    }

    private Component nothingYet(Contract of) {
        Button start = new Button(
                getTranslation("contract.completion.memo.start"), click -> tried(() -> decisions.start(of.id())));
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return new EmptyState(
                getTranslation("contract.completion.memo.none"),
                getTranslation("contract.completion.memo.none.what"),
                user.has(Role.OFFICIAL) ? new Component[] {start} : new Component[0]);
    }

    private Component actions(Contract of, Decision decision) {
        Div actions = new Div();
        actions.addClassName("m-completion-actions");
        if (decision.state() == DecisionState.PREPARED && user.has(Role.APPROVER)) {
            actions.add(sign(decision), giveBack(decision));
        }
        if (decision.state() == DecisionState.SIGNED) {
            actions.add(new PaperLinks(decision, signing));
            if (user.has(Role.OFFICIAL)) {
                actions.add(reopen(of));
            }
        }
        return actions;
    }

    /** There for whoever could sign; one's own work is refused in words, so that nobody looks for the button. */
    private Component sign(Decision decision) {
        MessageText against = signing.againstSigning(decision.id()).orElse(null);
        if (against != null) {
            return new Paragraph(Written.text(this, against));
        }
        Button sign = new Button(getTranslation("contract.completion.memo.sign"), click -> {
            CompletionForm sure = new CompletionForm(getTranslation("contract.completion.memo.sign.title"));
            sure.words(getTranslation("contract.completion.memo.sign.what"));
            sure.words(getTranslation(
                    "contract.completion.memo.sign.age",
                    Written.minute(decision.figures().takenAt()),
                    ChronoUnit.DAYS.between(decision.figures().day(), Tokyo.today(clock))));
            sure.save(
                    getTranslation("contract.completion.memo.sign"),
                    MessageText.of("contract.completion.memo.done.signed"),
                    () -> signing.sign(decision.id(), decision.revision()),
                    this::refresh);
            sure.open();
        });
        sign.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return sign;
    }

    private Button giveBack(Decision decision) {
        return new Button(getTranslation("contract.completion.memo.back"), click -> {
            CompletionForm form = new CompletionForm(getTranslation("contract.completion.memo.back"));
            var remark = form.text("remark", getTranslation("contract.completion.memo.back.remark"), LONGEST_REASON);
            form.save(
                    getTranslation("contract.completion.memo.back"),
                    MessageText.of("contract.completion.memo.done.returned"),
                    () -> signing.giveBack(decision.id(), decision.revision(), remark.getValue()),
                    this::refresh);
            form.open();
        });
    }

    private Button reopen(Contract of) {
        return new Button(getTranslation("contract.completion.memo.reopen"), click -> {
            CompletionForm form = new CompletionForm(getTranslation("contract.completion.memo.reopen"));
            var reason = form.text("reason", getTranslation("contract.completion.memo.reopen.reason"), LONGEST_REASON);
            form.save(
                    getTranslation("contract.completion.memo.reopen"),
                    MessageText.of("contract.completion.memo.done.reopened"),
                    () -> decisions.reopen(of.id(), reason.getValue()),
                    this::refresh);
            form.open();
        });
    }

    private Component history(Decision decision) {
        UnorderedList steps = new UnorderedList();
        decision.steps()
                .forEach(step -> steps.add(new ListItem(getTranslation(
                                "contract.completion.memo.steps",
                                Written.minute(step.taken().at()),
                                step.taken().name(),
                                getTranslation(step.kind().textKey()))
                        + (step.remark() == null ? "" : "　" + step.remark()))));
        return new CardSection(getTranslation("contract.completion.memo.history"), steps);
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
