package jp.madoguchi.casefile.merge.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.function.IntConsumer;

/** Which part of a list is shown, and the way to the next. */
class Pager extends Nav {
    private final int size;
    private final Span position = new Span();
    private final Button previous;
    private final Button next;
    private int offset;

    /**
     * @param what the list's name, for who can't see where the pager stands
     * @param onMove gets the first position to be shown
     */
    Pager(String what, int size, IntConsumer onMove) {
        this.size = size;
        addClassName("m-pager");
        getElement().setAttribute("aria-label", getTranslation("casefile.merge.pager.of", what));
        position.getElement().setAttribute("role", "status");
        previous = new Button(
                getTranslation("casefile.merge.pager.previous"), click -> onMove.accept(Math.max(0, offset - size)));
        next = new Button(getTranslation("casefile.merge.pager.next"), click -> onMove.accept(offset + size));
        previous.addThemeVariants(ButtonVariant.LUMO_SMALL);
        next.addThemeVariants(ButtonVariant.LUMO_SMALL);
        add(position, previous, next);
    }

    void show(int from, int total) {
        offset = from;
        setVisible(total > 0);
        position.setText(
                total <= size
                        ? getTranslation("casefile.merge.pager.all", total)
                        : getTranslation("casefile.merge.pager", offset + 1, Math.min(offset + size, total), total));
        previous.setVisible(total > size);
        next.setVisible(total > size);
        previous.setEnabled(offset > 0);
        next.setEnabled(offset + size < total);
    }
}
