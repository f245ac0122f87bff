package jp.madoguchi.audit.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import jp.madoguchi.audit.AuditEvent;
import jp.madoguchi.audit.AuditFilter;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/** One event with all that is known of it, and the ways on: its object's history, its user's day. */
final class AuditDetail extends Div {
    private final DescriptionList facts = new DescriptionList();

    AuditDetail(AuditEvent event, Consumer<AuditFilter> show, Runnable close) {
        addClassName("m-audit-detail");
        getElement().setAttribute("role", "region");
        H2 title = new H2(getTranslation("audit.detail.title", String.valueOf(event.number())));
        getElement().setAttribute("aria-label", title.getText());
        facts.addClassName("m-audit-facts");
        AuditEvent.Who who = event.who();
        fact("audit.at", AuditWords.moment(event.at()));
        fact("audit.who", AuditWords.who(this, event));
        fact("audit.column.organisation", who.organisation());
        fact(
                "audit.column.origin",
                who.origin() == null
                        ? null
                        : getTranslation("audit.origin." + who.origin().name()));
        fact("audit.column.address", who.address());
        fact("audit.column.session", who.session());
        fact("audit.action", getTranslation(event.action()));
        fact("audit.object", event.object());
        fact(
                "audit.column.kind",
                event.subject().kind() == null
                        ? null
                        : event.subject().kind() + " " + event.subject().id());
        fact("audit.reason", event.reason());
        fact("audit.details", lines(event.details()));
        fact("audit.column.before", lines(event.before()));
        fact("audit.column.after", lines(event.after()));
        fact("audit.column.hash", event.hash());
        Button history = new Button(
                getTranslation("audit.history"), click -> show.accept(AuditFilter.historyOf(event.subject())));
        Button day = new Button(
                getTranslation("audit.dayOf"),
                click -> show.accept(AuditFilter.dayOf(event.user(), Tokyo.day(event.at()))));
        Button closing = new Button(getTranslation("audit.close"), click -> close.run());
        closing.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Div ways = new Div(history, day, closing);
        ways.addClassName("m-audit-ways");
        add(title, facts, ways);
    }

    private void fact(String term, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            facts.add(
                    new DescriptionList.Term(getTranslation(term)),
                    new DescriptionList.Description(Objects.requireNonNull(text)));
        }
    }

    private String lines(Map<String, String> values) {
        return AuditWords.values(this, values, "\n");
    }
}
