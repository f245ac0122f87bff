package jp.madoguchi.inquiry.briefing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import jp.madoguchi.inquiry.briefing.Briefing;
import jp.madoguchi.inquiry.briefing.BriefingChanged;
import jp.madoguchi.inquiry.briefing.BriefingService;
import jp.madoguchi.platform.live.LiveUpdates;

/** Above the desk: what the operator hasn't confirmed yet; a new one appears by itself. */
public class BriefingStrip extends Aside {
    private final long incidentId;
    private final BriefingService briefings;

    public BriefingStrip(long incidentId, BriefingService briefings, LiveUpdates live) {
        this.incidentId = incidentId;
        this.briefings = briefings;
        addClassName("m-briefings");
        getElement().setAttribute("aria-label", getTranslation("inquiry.briefing.title"));
        getElement().setAttribute("aria-live", "polite");
        live.follow(this, BriefingChanged.class, this::show);
        show();
    }

    private void show() {
        removeAll();
        List<Briefing> unread = briefings.unread(incidentId);
        setVisible(!unread.isEmpty());
        unread.forEach(briefing -> add(briefing(briefing)));
    }

    private Div briefing(Briefing briefing) {
        Span text = new Span(briefing.text());
        text.addClassName("m-briefing-text");
        Span from = new Span(briefing.writtenBy());
        from.addClassName("m-hint");
        Button read = new Button(getTranslation("inquiry.briefing.read"), click -> {
            briefings.confirm(incidentId, briefing.id());
            show();
        });
        read.addThemeVariants(ButtonVariant.LUMO_SMALL);
        Div line = new Div(text, from, read);
        line.addClassName("m-briefing");
        if (briefing.important()) {
            line.addClassName("m-briefing-important");
            Span mark = new Span(getTranslation("inquiry.briefing.important"));
            mark.addClassName("m-briefing-mark");
            line.addComponentAsFirst(mark);
        }
        return line;
    }
}
