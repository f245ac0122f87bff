package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.completion.CompletionChanged;
import jp.madoguchi.contract.completion.CompletionContracts;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import org.jspecify.annotations.Nullable;

/** What the city's pages of a contract's end have in common: the contract, the way between them, and that they follow changes. */
abstract class CompletionPage extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final String title;
    private final transient IncidentService incidents;
    private final transient CompletionContracts contracts;
    private final Div content = new Div();
    private @Nullable Contract contract;

    CompletionPage(String title, IncidentService incidents, CompletionContracts contracts, LiveUpdates live) {
        this.title = title;
        this.incidents = incidents;
        this.contracts = contracts;
        addClassNames("m-page", "m-sections", "m-completion");
        content.addClassName("m-sections");
        live.follow(this, CompletionChanged.class, this::follow);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        PageHeader header = new PageHeader(getTranslation(title));
        add(header);
        Optional<Incident> incident = incidents.current();
        Long asked = ContractAddress.asked(event.getLocation().getQueryParameters());
        contract = incident.flatMap(one -> contracts.chosen(one.id(), asked)).orElse(null);
        if (incident.isEmpty() || contract == null) {
            add(new EmptyState(
                    getTranslation("contract.completion.noContract"),
                    getTranslation("contract.completion.noContract.what")));
            return;
        }
        header.setSubline(subline(contract));
        List<Contract> all = contracts.all(incident.get().id());
        if (all.size() > 1) {
            header.addActions(ContractAddress.choice(event.getLocation().getPath(), all, contract));
        }
        add(navigation(contract), content);
        refresh();
    }

    /** What stands below the title. */
    abstract String subline(Contract of);

    final void refresh() {
        if (contract != null) {
            content.removeAll();
            fill(content, contract);
        }
    }

    /** What others did is shown at once, unless that would take away what is being typed. */
    final void follow() {
        if (contract != null && !isBeingWritten() && hasChanged(contract)) {
            refresh();
        }
    }

    /** False where what is on screen is what there is: drawing it once more could swallow a click. */
    boolean hasChanged(Contract of) {
        return true;
    }

    boolean isBeingWritten() {
        return false;
    }

    /** Puts in what there is now. */
    abstract void fill(Div into, Contract of);

    private Nav navigation(Contract of) {
        UnorderedList list = new UnorderedList(
                link("contract.completion.nav.assessment", CompletionView.class, of),
                link("contract.completion.nav.rule", RuleView.class, of),
                link("contract.completion.nav.handover", HandoverView.class, of),
                link("contract.completion.nav.decision", DecisionView.class, of));
        Nav nav = new Nav(list);
        nav.addClassName("m-completion-nav");
        nav.getElement().setAttribute("aria-label", getTranslation("contract.completion.nav"));
        return nav;
    }

    private ListItem link(String key, Class<? extends CompletionPage> page, Contract of) {
        RouterLink link = new RouterLink(getTranslation(key), page);
        link.setQueryParameters(ContractAddress.to(of.id()));
        if (getClass().equals(page)) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return new ListItem(link);
    }

    @Override
    public String getPageTitle() {
        return getTranslation(title);
    }
}
