package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jp.madoguchi.inquiry.DeskCall;
import jp.madoguchi.inquiry.RunningCall;
import org.jspecify.annotations.Nullable;

/** The calls that are on the line, to be picked. A picked call stays when it has been hung up, until it is logged. */
class RunningCallStrip extends Div {
    private final Clock clock;
    private final Consumer<RunningCall> onPick;
    private List<DeskCall> calls = List.of();
    private @Nullable RunningCall picked;

    RunningCallStrip(Clock clock, Consumer<RunningCall> onPick) {
        this.clock = clock;
        this.onPick = onPick;
        addClassName("m-calls");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("inquiry.entry.calls"));
    }

    void show(List<DeskCall> running) {
        if (!running.equals(calls) || getChildren().findAny().isEmpty()) {
            calls = running;
            paint();
        }
    }

    @Nullable
    RunningCall picked() {
        return picked;
    }

    /** The next call that nobody has logged yet, after the picked one; from the last on to the first. */
    void pickNext() {
        List<RunningCall> open = calls.stream()
                .filter(call -> !call.logged())
                .map(DeskCall::call)
                .toList();
        if (!open.isEmpty()) {
            pick(open.get((open.indexOf(picked) + 1) % open.size()));
        }
    }

    /** Picks the call of a draft again; it may have been hung up since. */
    void restore(@Nullable RunningCall call) {
        picked = call;
        if (call != null) {
            calls.stream()
                    .map(DeskCall::call)
                    .filter(running -> running.callId().equals(call.callId()))
                    .findFirst()
                    .ifPresent(running -> picked = running);
        }
        paint();
    }

    void release() {
        picked = null;
        paint();
    }

    private void pick(RunningCall call) {
        picked = call;
        paint();
        onPick.accept(call);
    }

    private void paint() {
        removeAll();
        List<DeskCall> shown = new ArrayList<>(calls);
        boolean hungUp =
                picked != null && shown.stream().noneMatch(call -> call.call().equals(picked));
        if (picked != null && hungUp) {
            shown.addFirst(new DeskCall(picked, false, false));
        }
        if (shown.isEmpty()) {
            Span none = new Span(getTranslation("inquiry.entry.noCalls"));
            none.addClassName("m-calls-none");
            add(none);
        }
        for (DeskCall call : shown) {
            add(tile(call, hungUp && call.call().equals(picked)));
        }
    }

    /** A colleague's call is only to be told from the others. Who takes it over sees the number with it. */
    private String number(DeskCall call) {
        RunningCall running = call.call();
        boolean colleagues = running.agent() != null && !call.mine() && !running.equals(picked);
        return (colleagues ? running.masked() : running).caller();
    }

    private Button tile(DeskCall call, boolean hungUp) {
        RunningCall running = call.call();
        boolean isPicked = running.equals(picked);
        Span number = new Span(running.caller().isBlank() ? getTranslation("inquiry.entry.withheld") : number(call));
        number.addClassName("m-call-number");
        Div facts = new Div();
        facts.addClassName("m-call-facts");
        if (hungUp) {
            facts.add(new Span(getTranslation("inquiry.entry.hungUp")));
        } else {
            facts.add(new ElapsedTime(Duration.between(running.answeredAt(), clock.instant())));
        }
        if (call.logged()) {
            facts.add(new Span(getTranslation("inquiry.entry.alreadyLogged")));
        } else if (call.mine()) {
            facts.add(new Span(getTranslation("inquiry.entry.myCall")));
        } else if (running.agent() != null) {
            facts.add(new Span(running.agent()));
        }
        Button tile = new Button(new Div(number, facts), click -> pick(running));
        tile.addClassName("m-call");
        tile.getElement().setAttribute("aria-pressed", Boolean.toString(isPicked));
        tile.setThemeVariants(isPicked, ButtonVariant.LUMO_PRIMARY);
        tile.setClassName("m-call-logged", call.logged());
        return tile;
    }
}
