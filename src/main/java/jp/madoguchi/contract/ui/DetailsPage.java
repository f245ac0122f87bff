package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractChanged;
import jp.madoguchi.contract.ContractEntryService;
import jp.madoguchi.contract.ContractFileService;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.ContractState;
import jp.madoguchi.contract.RemovedFile;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import org.jspecify.annotations.Nullable;

/** Makes the page of what the contract says: parties, amendments, obligations, papers; for the city with the history. */
@org.springframework.stereotype.Component
class DetailsPage {
    private final IncidentService incidents;
    private final ContractService contracts;
    private final ContractEntryService entries;
    private final ContractFileService files;
    private final FileIntake intake;
    private final LiveUpdates live;

    DetailsPage(
            IncidentService incidents,
            ContractService contracts,
            ContractEntryService entries,
            ContractFileService files,
            FileIntake intake,
            LiveUpdates live) {
        this.incidents = incidents;
        this.contracts = contracts;
        this.entries = entries;
        this.files = files;
        this.intake = intake;
        this.live = live;
    }

    /** @param asked the contract in the address; absent for the latest */
    void fill(Div page, Reader reader, @Nullable Long asked) {
        page.removeAll();
        Optional<Incident> incident = incidents.current();
        Optional<Contract> found = incident.flatMap(one -> find(one.id(), asked));
        if (found.isEmpty()) {
            page.add(new PageHeader(page.getTranslation("contract.details.title")));
            EmptyState none = new EmptyState(
                    page.getTranslation("contract.none.title"),
                    page.getTranslation(reader.isCity() ? "contract.none.city" : "contract.none.contractor"));
            if (reader.reviews()) {
                incident.ifPresent(one -> none.add(enter(page, reader, one.id())));
            }
            page.add(none);
            return;
        }
        long id = found.get().id();
        Div content = new Div();
        content.addClassName("m-sections");
        Runnable show = () -> show(page, content, reader, contracts.contract(id));
        // before it is attached: a page on which a contract was entered is already
        live.follow(content, ContractChanged.class, show);
        page.add(content);
        show.run();
    }

    private Optional<Contract> find(long incidentId, @Nullable Long asked) {
        if (asked == null) {
            return contracts.current(incidentId);
        }
        try {
            return Optional.of(contracts.contract(asked));
        } catch (RejectedException e) {
            return Optional.empty();
        }
    }

    private String reporting(long incidentId) {
        return incidents.byId(incidentId).map(Incident::reportingOrganisation).orElse("");
    }

    private Button enter(Div page, Reader reader, long incidentId) {
        return new Button(
                page.getTranslation("contract.details.enter"),
                click -> new EntryDialogs(entries, intake, reporting(incidentId), () -> {})
                        .enter(incidentId, id -> fill(page, reader, id)));
    }

    private void show(Div page, Div content, Reader reader, Contract contract) {
        content.removeAll();
        Runnable again = () -> show(page, content, reader, contracts.contract(contract.id()));
        EntryDialogs dialogs = new EntryDialogs(entries, intake, reporting(contract.incidentId()), again);
        PageHeader header = new PageHeader(
                page.getTranslation("contract.details.title"), contract.number() + "　" + contract.title());
        Anchor back =
                new Anchor(reader.area() + "?contract=" + contract.id(), page.getTranslation("contract.month.back"));
        back.getElement().setAttribute("router-link", true);
        header.addActions(back);
        if (reader.reviews()) {
            header.addActions(enter(page, reader, contract.incidentId()));
        }
        content.add(
                header,
                facts(page, reader, contract, dialogs, again),
                new ObligationSection(contracts.obligations(contract.id()), contract, reader, dialogs),
                amendments(page, reader, contract, dialogs),
                documents(page, reader, contract, dialogs));
        if (reader.isCity()) {
            List<RemovedFile> removed = contracts.removedDocuments(contract.id());
            if (!removed.isEmpty()) {
                content.add(new RemovedPapers(removed, files));
            }
            content.add(new HistorySection(contracts.changes(contract.id())));
        }
    }

    private CardSection facts(Div page, Reader reader, Contract contract, EntryDialogs dialogs, Runnable again) {
        PlainTable table = new PlainTable(
                page.getTranslation("contract.details.facts"),
                List.of(page.getTranslation("contract.details.item"), page.getTranslation("contract.details.value")));
        table.row(page.getTranslation("contract.field.CLIENT"), contract.terms().client());
        table.row(
                page.getTranslation("contract.field.CONTRACTOR_NAME"),
                contract.terms().contractorName() + "（" + contract.contractor() + "）");
        contract.terms()
                .relatedParties()
                .forEach(party -> table.row(
                        page.getTranslation("contract.field.RELATED_PARTIES"), party.name() + "　" + party.part()));
        table.row(
                page.getTranslation("contract.details.term"),
                Words.span(contract.startsOn(), contract.endsOn(), Words.locale()));
        Div state = new Div(Badges.of(page, contract.state()));
        state.add(new Hint(
                contract.confirmed() == null
                        ? page.getTranslation("contract.details.changed", Words.signed(contract.changed()))
                        : page.getTranslation("contract.details.confirmed", Words.signed(contract.confirmed()))));
        table.row(List.of(new Span(page.getTranslation("contract.details.state")), state));
        Div actions = new Div();
        actions.addClassName("m-contract-actions");
        if (reader.reviews()) {
            actions.add(new Button(page.getTranslation("contract.details.change"), click -> dialogs.change(contract)));
        }
        if (reader.confirms() && contract.state() == ContractState.ENTERED) {
            Button confirm = new Button(page.getTranslation("contract.details.confirm"), click -> {
                try {
                    entries.confirm(contract.id(), contract.version());
                    Notices.success(MessageText.of("contract.details.confirmed.done"));
                } catch (RejectedException e) {
                    Notices.error(e);
                }
                again.run();
            });
            confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            actions.add(confirm, new Hint(page.getTranslation("contract.details.confirm.help")));
        }
        CardSection section = new CardSection(page.getTranslation("contract.details.facts"), table);
        if (actions.getComponentCount() > 0) {
            section.add(actions);
        }
        return section;
    }

    private CardSection amendments(Div page, Reader reader, Contract contract, EntryDialogs dialogs) {
        CardSection section = new CardSection(page.getTranslation("contract.amendment.title"));
        if (contract.amendments().isEmpty()) {
            section.add(new Hint(page.getTranslation("contract.amendment.none")));
        }
        contract.amendments().forEach(amendment -> {
            Div one = new Div(
                    new com.vaadin.flow.component.html.H3(amendment.number()),
                    new Hint(page.getTranslation(
                            "contract.amendment.dates",
                            Words.day(amendment.agreedOn(), Words.locale()),
                            Words.day(amendment.inForceFrom(), Words.locale()))),
                    text(amendment.changes()),
                    quote(amendment.clause()));
            one.addClassName("m-evidence");
            if (reader.reviews()) {
                one.add(actions(
                        small(page, "contract.details.change", () -> dialogs.changeAmendment(contract, amendment)),
                        small(page, "contract.details.remove", () -> dialogs.removeAmendment(contract, amendment))));
            }
            section.add(one);
        });
        if (reader.reviews()) {
            section.add(actions(small(page, "contract.amendment.add", () -> dialogs.addAmendment(contract))));
        }
        return section;
    }

    private CardSection documents(Div page, Reader reader, Contract contract, EntryDialogs dialogs) {
        CardSection section = new CardSection(page.getTranslation("contract.document.title"));
        if (contract.documents().isEmpty()) {
            section.add(new Hint(page.getTranslation("contract.document.none")));
        }
        contract.documents().forEach(document -> {
            Div one = new Div(new FileLinks(List.of(document), files), new Hint(Words.signed(document.stored())));
            if (reader.reviews()) {
                one.add(actions(small(page, "contract.details.remove", () -> dialogs.detach(contract, document))));
            }
            section.add(one);
        });
        if (reader.reviews()) {
            section.add(actions(small(page, "contract.document.attach", () -> dialogs.attach(contract))));
        }
        return section;
    }

    private static Span text(String words) {
        Span text = new Span(words);
        text.addClassName("m-evidence__statement");
        return text;
    }

    private static Component quote(String words) {
        Div quote = new Div(text(words));
        quote.addClassName("m-clause");
        return quote;
    }

    static Div actions(Component... buttons) {
        Div actions = new Div(buttons);
        actions.addClassName("m-contract-actions");
        return actions;
    }

    static Button small(Component screen, String text, Runnable work) {
        Button button = new Button(screen.getTranslation(text), click -> work.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }
}
