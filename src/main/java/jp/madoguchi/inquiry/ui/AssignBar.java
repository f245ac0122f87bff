package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Set;
import jp.madoguchi.inquiry.ListedInquiry;
import jp.madoguchi.inquiry.followup.AssigningService;
import jp.madoguchi.inquiry.followup.Chosen;
import jp.madoguchi.inquiry.followup.FollowUp;
import jp.madoguchi.inquiry.followup.ui.AssignDialog;

/** How many inquiries are selected, and what is done with them. */
class AssignBar extends Div {
    private final AssigningService assigning;
    private final long incidentId;
    private final InquiryGrid grid;
    private final Runnable onAssigned;
    private final Span count = new Span();
    private final Button all = new Button();
    private final Button none = new Button();
    private final Button assign = new Button();
    private List<Chosen> chosen = List.of();

    AssignBar(AssigningService assigning, long incidentId, InquiryGrid grid, Runnable onAssigned) {
        this.assigning = assigning;
        this.incidentId = incidentId;
        this.grid = grid;
        this.onAssigned = onAssigned;
        addClassName("m-assign-bar");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("inquiry.assign.bar"));
        count.getElement().setAttribute("role", "status");
        all.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        all.addClickListener(click -> grid.selectFirst(AssigningService.MOST));
        none.setText(getTranslation("inquiry.assign.selectNone"));
        none.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        none.addClickListener(click -> grid.deselectAll());
        assign.setText(getTranslation("inquiry.assign.open"));
        assign.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        assign.addClickListener(click -> ask());
        add(count, all, none, assign);
        grid.letSelect(this::selected);
        selected(Set.of());
    }

    /** So many rows are in the list. */
    void show(long rows) {
        boolean possible = rows > 0 && rows <= AssigningService.MOST;
        all.setEnabled(possible);
        all.setText(getTranslation(
                rows > AssigningService.MOST ? "inquiry.assign.selectTooMany" : "inquiry.assign.selectAll",
                rows > AssigningService.MOST ? AssigningService.MOST : rows));
    }

    private void selected(Set<ListedInquiry> rows) {
        chosen = rows.stream()
                .map(row -> {
                    FollowUp followUp = row.followUp();
                    return new Chosen(row.id(), row.assignments(), followUp != null && followUp.callWaits());
                })
                .toList();
        count.setText(getTranslation("inquiry.assign.selected", chosen.size()));
        none.setEnabled(!chosen.isEmpty());
        assign.setEnabled(!chosen.isEmpty());
    }

    private void ask() {
        new AssignDialog(incidentId, chosen, assigning, () -> {
                    grid.deselectAll();
                    onAssigned.run();
                })
                .open();
    }
}
