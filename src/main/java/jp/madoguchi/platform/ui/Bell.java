package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import jp.madoguchi.platform.live.LiveEvent;
import jp.madoguchi.platform.live.LiveUpdates;

/** In the frame's bar: how many of something wait for the user, as a link to them; gone where there are none. */
public final class Bell extends Anchor {
    private final String label;
    private final IntSupplier waiting;
    private final IntConsumer onMore;
    private final Span count = new Span();
    private int known;

    /**
     * @param label key of what waits
     * @param onMore is told how many there are now, when there are more than before
     * @param changes after which it is counted again
     */
    public Bell(
            String address,
            String label,
            IntSupplier waiting,
            IntConsumer onMore,
            LiveUpdates live,
            List<Class<? extends LiveEvent>> changes) {
        this.label = label;
        this.waiting = waiting;
        this.onMore = onMore;
        addClassName("m-bell");
        setHref(address);
        getElement().setAttribute("router-link", true);
        count.addClassName("m-bell__count");
        show(waiting.getAsInt());
        changes.forEach(change -> live.follow(this, change, this::look));
    }

    private void look() {
        int before = known;
        show(waiting.getAsInt());
        if (known > before) {
            onMore.accept(known);
        }
    }

    private void show(int now) {
        known = now;
        setVisible(now > 0);
        removeAll();
        Span words = new Span(getTranslation(label));
        words.addClassName("m-bell__words");
        count.setText(String.valueOf(now));
        add(words, count);
    }
}
