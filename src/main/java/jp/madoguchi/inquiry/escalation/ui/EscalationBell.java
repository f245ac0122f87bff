package jp.madoguchi.inquiry.escalation.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.madoguchi.inquiry.escalation.EscalationChanged;
import jp.madoguchi.inquiry.escalation.EscalationSignal;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.Notices;

/** In the frame's bar: how many escalations the user is to go on with, and a notice when there is one more. */
@CssImport("./styles/escalation.css")
class EscalationBell extends Anchor {
    private final Supplier<List<EscalationSignal>> waiting;
    private final Function<EscalationSignal, MessageText> news;
    private final String label;
    private final Span count = new Span();
    private final Map<Long, Integer> known = new HashMap<>();

    /**
     * @param label key of what waits, with the count
     * @param news what is said about one that is new
     */
    EscalationBell(
            String address,
            String label,
            Supplier<List<EscalationSignal>> waiting,
            Function<EscalationSignal, MessageText> news,
            LiveUpdates live) {
        this.label = label;
        this.waiting = waiting;
        this.news = news;
        addClassName("m-bell");
        setHref(address);
        getElement().setAttribute("router-link", true);
        count.addClassName("m-bell__count");
        show(waiting.get());
        live.follow(this, EscalationChanged.class, this::look);
    }

    private void look() {
        Map<Long, Integer> before = Map.copyOf(known);
        List<EscalationSignal> now = waiting.get();
        show(now);
        List<EscalationSignal> added = now.stream()
                .filter(signal -> signal.entries() > before.getOrDefault(signal.id(), 0))
                .toList();
        if (added.size() == 1) {
            Notices.success(news.apply(added.getFirst()));
        } else if (added.size() > 1) {
            Notices.success(MessageText.of("inquiry.escalation.bell.several", added.size()));
        }
    }

    private void show(List<EscalationSignal> signals) {
        known.clear();
        signals.forEach(signal -> known.put(signal.id(), signal.entries()));
        setVisible(!signals.isEmpty());
        removeAll();
        Span words = new Span(getTranslation(label));
        words.addClassName("m-bell__words");
        count.setText(String.valueOf(signals.size()));
        add(words, count);
    }
}
