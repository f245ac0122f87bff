package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.Obligation;
import jp.madoguchi.contract.ObligationKind;
import jp.madoguchi.contract.completion.AfterTermService;
import jp.madoguchi.contract.completion.CompletionChanged;
import jp.madoguchi.contract.completion.CompletionContracts;
import jp.madoguchi.contract.completion.CompletionNotice;
import jp.madoguchi.contract.completion.NoticeService;
import jp.madoguchi.contract.completion.SignedOutcome;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** The contractor's page of the end: its notice, what the city decided, and what it owes afterwards. */
@Route("contractor/completion")
@Menu(title = "contract.completion.contractor.menu", order = 30)
@RolesAllowed(Roles.CONTRACTOR)
@CssImport("./styles/completion.css")
public class ContractorCompletionView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private static final int LONGEST = 1_000;

    private final transient IncidentService incidents;
    private final transient CompletionContracts choice;
    private final ContractService contracts;
    private final NoticeService notices;
    private final AfterTermService afterTerm;
    private final Clock clock;
    private final Div content = new Div();
    private @Nullable Contract shown;

    ContractorCompletionView(
            IncidentService incidents,
            CompletionContracts choice,
            ContractService contracts,
            NoticeService notices,
            AfterTermService afterTerm,
            LiveUpdates live,
            Clock clock) {
        this.incidents = incidents;
        this.choice = choice;
        this.contracts = contracts;
        this.notices = notices;
        this.afterTerm = afterTerm;
        this.clock = clock;
        addClassNames("m-page", "m-sections", "m-completion");
        content.addClassName("m-sections");
        live.follow(this, CompletionChanged.class, () -> {
            if (shown != null) {
                show(shown);
            }
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        PageHeader header = new PageHeader(getTranslation("contract.completion.contractor.title"));
        add(header);
        Optional<Incident> incident = incidents.current();
        Long asked = ContractAddress.asked(event.getLocation().getQueryParameters());
        Contract contract =
                incident.flatMap(one -> choice.chosen(one.id(), asked)).orElse(null);
        shown = contract;
        if (incident.isEmpty() || contract == null) {
            add(new EmptyState(
                    getTranslation("contract.completion.noContract"),
                    getTranslation("contract.completion.noContract.what")));
            return;
        }
        header.setSubline(getTranslation("contract.completion.memo.subline", contract.number(), contract.title()));
        List<Contract> all = choice.all(incident.get().id());
        if (all.size() > 1) {
            header.addActions(ContractAddress.choice(event.getLocation().getPath(), all, contract));
        }
        add(content);
        show(contract);
    }

    private void show(Contract contract) {
        content.removeAll();
        content.add(notice(contract), outcome(contract), duties(contract));
    }

    private Component notice(Contract contract) {
        List<CompletionNotice> sent = notices.notices(contract.id());
        Div part = new Div(new NoticePanel(sent, notices, Tokyo.today(clock), false, () -> show(contract)));
        part.addClassName("m-sections");
        boolean open = sent.isEmpty()
                || (sent.getFirst().inspection() != null && !sent.getFirst().isPassed());
        if (open) {
            Button submit =
                    new Button(getTranslation("contract.completion.contractor.submit"), click -> submit(contract));
            submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            part.add(new CardSection(
                    getTranslation("contract.completion.contractor.notice"),
                    new Hint(getTranslation("contract.completion.contractor.hint")),
                    submit));
        }
        return part;
    }

    private void submit(Contract contract) {
        CompletionForm form = new CompletionForm(getTranslation("contract.completion.contractor.submit"));
        DatePicker day = form.field(
                "completedOn", Written.dayField(getTranslation("contract.completion.contractor.completedOn")));
        TextArea text = form.text("text", getTranslation("contract.completion.contractor.text"), LONGEST);
        form.save(
                getTranslation("contract.completion.contractor.submit"),
                MessageText.of("contract.completion.contractor.submitted"),
                () -> notices.submit(contract.id(), day.getValue(), text.getValue()),
                () -> show(contract));
        form.open();
    }

    private Component outcome(Contract contract) {
        CardSection section = new CardSection(getTranslation("contract.completion.contractor.outcome"));
        SignedOutcome outcome = afterTerm.outcome(contract.id()).orElse(null);
        if (outcome == null) {
            section.add(new Paragraph(getTranslation("contract.completion.contractor.outcome.none")));
            return section;
        }
        Paragraph conditions = new Paragraph(outcome.conditions());
        conditions.addClassName("m-completion-text");
        section.add(
                Written.part(
                        "m-strong",
                        getTranslation(
                                "contract.completion.contractor.outcome.signed",
                                Written.day(outcome.signedOn(), getLocale()),
                                getTranslation(outcome.outcome().textKey()))),
                new Hint(getTranslation("contract.completion.section.CONDITIONS")),
                conditions);
        return section;
    }

    private Component duties(Contract contract) {
        CardSection section = new CardSection(getTranslation("contract.completion.after"));
        List<Obligation> duties = contracts.obligations(contract.id()).stream()
                .filter(obligation -> obligation.kind() == ObligationKind.AFTER_TERM)
                .toList();
        if (duties.isEmpty()) {
            section.add(new Paragraph(getTranslation("contract.completion.after.none")));
            return section;
        }
        PlainTable table = new PlainTable(
                getTranslation("contract.completion.after"),
                Stream.of("number", "content", "due")
                        .map(name -> getTranslation("contract.completion.column." + name))
                        .toList());
        duties.forEach(duty -> table.row(
                String.valueOf(duty.number()),
                duty.terms().text(),
                getTranslation(
                        "contract.completion.after.from",
                        Written.day(duty.terms().from(), getLocale()))));
        section.add(table);
        return section;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("contract.completion.contractor.title");
    }
}
