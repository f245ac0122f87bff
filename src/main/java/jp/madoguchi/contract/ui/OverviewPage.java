package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractChanged;
import jp.madoguchi.contract.ContractLine;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.RemediationService;
import jp.madoguchi.contract.StandingService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the main page of a contract, for the city and for the contractor: the matrix, and what is to be mended. */
@Component
class OverviewPage {
    private final IncidentService incidents;
    private final ContractService contracts;
    private final StandingService standings;
    private final RemediationService remediations;
    private final LiveUpdates live;
    private final Clock clock;

    OverviewPage(
            IncidentService incidents,
            ContractService contracts,
            StandingService standings,
            RemediationService remediations,
            LiveUpdates live,
            Clock clock) {
        this.incidents = incidents;
        this.contracts = contracts;
        this.standings = standings;
        this.remediations = remediations;
        this.live = live;
        this.clock = clock;
    }

    /** @param asked the contract in the address; absent for the latest */
    void fill(Div page, Reader reader, @Nullable Long asked) {
        page.removeAll();
        PageHeader header = new PageHeader(
                page.getTranslation(reader.isCity() ? "contract.city.title" : "contract.contractor.title"));
        page.add(header);
        Optional<Incident> incident = incidents.current();
        if (incident.isEmpty()) {
            page.add(new EmptyState(
                    page.getTranslation("contract.noIncident"), page.getTranslation("incident.notSetUp")));
            return;
        }
        List<ContractLine> all = contracts.contracts(incident.get().id());
        if (all.isEmpty()) {
            page.add(none(page, reader));
            return;
        }
        ContractLine chosen = all.stream()
                .filter(line -> asked != null && line.id() == asked)
                .findFirst()
                .orElse(all.getFirst());
        Sections sections = new Sections(page, reader, header, chosen.id());
        if (all.size() > 1) {
            header.addActions(choice(page, reader, all, chosen));
        }
        header.addActions(links(page, reader, chosen.id()));
        sections.show();
    }

    private static EmptyState none(Div page, Reader reader) {
        EmptyState none = new EmptyState(
                page.getTranslation("contract.none.title"),
                page.getTranslation(reader.isCity() ? "contract.none.city" : "contract.none.contractor"));
        if (reader.reviews()) {
            none.add(link(page, "contract.details.enter", reader.area() + "/details"));
        }
        return none;
    }

    private static Div links(Div page, Reader reader, long contractId) {
        String which = "?contract=" + contractId;
        Div links = new Div(
                link(page, "contract.details.title", reader.area() + "/details" + which),
                link(page, "contract.cost.title", reader.costs() + which));
        links.addClassName("m-contract-links");
        return links;
    }

    private static Anchor link(Div page, String text, String address) {
        Anchor link = new Anchor(address, page.getTranslation(text));
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private static Select<ContractLine> choice(Div page, Reader reader, List<ContractLine> all, ContractLine chosen) {
        Select<ContractLine> choice = new Select<>();
        choice.setAriaLabel(page.getTranslation("contract.choice"));
        choice.setItems(all);
        choice.setItemLabelGenerator(line -> line.number() + " " + line.title());
        choice.setValue(chosen);
        choice.addValueChangeListener(change -> UI.getCurrent()
                .navigate(
                        reader.area(),
                        QueryParameters.of(
                                "contract",
                                String.valueOf(Objects.requireNonNull(change.getValue())
                                        .id()))));
        return choice;
    }

    /** What changes when something happens. */
    private final class Sections {
        private final Div page;
        private final PageHeader header;
        private final StandingMatrix matrix;
        private final RemediationList mend;
        private final long contractId;

        Sections(Div page, Reader reader, PageHeader header, long contractId) {
            this.page = page;
            this.header = header;
            this.contractId = contractId;
            matrix = new StandingMatrix(reader.month());
            mend = new RemediationList(remediations, reader, Tokyo.today(clock), this::show);
            mend.linkTo(reader.month());
            // before it is attached: a page that goes on to another contract is already
            live.follow(matrix, ContractChanged.class, this::show);
            page.add(
                    new CardSection(page.getTranslation("contract.matrix.title"), matrix),
                    new CardSection(page.getTranslation("contract.remediation.open"), mend));
        }

        void show() {
            Contract contract = contracts.contract(contractId);
            header.setSubline(page.getTranslation(
                    "contract.subline",
                    contract.number(),
                    contract.title(),
                    contract.terms().contractorName(),
                    Words.span(contract.startsOn(), contract.endsOn(), Words.locale())));
            matrix.show(standings.standing(contractId));
            mend.show(remediations.unclosed(contractId));
        }
    }
}
