package jp.madoguchi.inquiry.escalation.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import jp.madoguchi.inquiry.escalation.Escalation;

/**
 * Something to write on an escalation, below what has been written so far. Where somebody else was quicker, their words are shown
 * before the own ones can be sent once more.
 */
class ReplyDialog extends WriteDialog {
    private final List<Component> more;
    private int seen;

    /** @param reading reads an escalation anew */
    ReplyDialog(
            Escalation escalation,
            LongFunction<Optional<Escalation>> reading,
            List<Component> more,
            String label,
            String help,
            boolean required) {
        super(label, help, required);
        this.more = more;
        show(escalation);
        whenStale(() -> reading.apply(escalation.id()).ifPresent(this::show));
    }

    /** How many entries the user has before their eyes. */
    int seen() {
        return seen;
    }

    private void show(Escalation escalation) {
        seen = escalation.seen();
        showAbove(Stream.concat(Stream.of(new ThreadList(escalation.thread())), more.stream())
                .toArray(Component[]::new));
    }
}
