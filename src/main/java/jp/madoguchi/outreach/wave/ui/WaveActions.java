package jp.madoguchi.outreach.wave.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import jp.madoguchi.outreach.wave.Wave;
import jp.madoguchi.outreach.wave.WavePreparationService;
import jp.madoguchi.outreach.wave.WaveReleaseService;
import jp.madoguchi.outreach.wave.WaveRunService;
import jp.madoguchi.outreach.wave.WaveState;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.springframework.stereotype.Component;

/** What the reader can do with a wave as it stands. */
@Component
class WaveActions {
    private final WavePreparationService preparation;
    private final WaveReleaseService release;
    private final WaveRunService run;

    WaveActions(WavePreparationService preparation, WaveReleaseService release, WaveRunService run) {
        this.preparation = preparation;
        this.release = release;
        this.run = run;
    }

    /** @param done after something was decided, or couldn't be */
    Div of(Wave wave, PortalUser user, Runnable done) {
        Div actions = new Div();
        actions.addClassName("m-wave-row");
        boolean official = user.has(Role.OFFICIAL);
        boolean approver = user.has(Role.APPROVER);
        if (wave.state() == WaveState.SUBMITTED && approver) {
            release(wave, actions, done);
        }
        if (wave.state() == WaveState.SUBMITTED && official) {
            actions.add(new Button(
                    actions.getTranslation("outreach.wave.takeBack"),
                    click -> tried(() -> preparation.takeBack(wave.id()), done)));
        }
        if (official || approver) {
            offer(wave, WaveState.PAUSED, "outreach.wave.pause", reason -> run.pause(wave.id(), reason), actions, done);
            if (wave.state() == WaveState.PAUSED) {
                offer(
                        wave,
                        WaveState.RELEASED,
                        "outreach.wave.resume",
                        reason -> run.resume(wave.id(), reason),
                        actions,
                        done);
            }
            offer(wave, WaveState.STOPPED, "outreach.wave.stop", reason -> run.stop(wave.id(), reason), actions, done);
        }
        return actions;
    }

    /** One's own work is refused in words, so that nobody looks for the button. */
    private void release(Wave wave, Div actions, Runnable done) {
        MessageText against = release.againstReleasing(wave.id()).orElse(null);
        if (against == null) {
            Button button = new Button(actions.getTranslation("outreach.wave.release"), click -> {
                ConfirmDialog sure = new ConfirmDialog(
                        actions.getTranslation("outreach.wave.release.title"),
                        actions.getTranslation("outreach.wave.release.what"),
                        actions.getTranslation("outreach.wave.release"),
                        confirmed -> tried(() -> release.release(wave.id(), wave.revision()), done));
                sure.setCancelable(true);
                sure.setCancelText(actions.getTranslation("outreach.wave.cancel"));
                sure.open();
            });
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            actions.add(button);
        } else {
            actions.add(new Paragraph(Words.text(actions, against)));
        }
        offer("outreach.wave.giveBack", note -> release.giveBack(wave.id(), wave.revision(), note), actions, done);
    }

    private void offer(Wave wave, WaveState next, String verb, Consumer<String> decision, Div actions, Runnable done) {
        if (wave.state().next().contains(next)) {
            offer(verb, decision, actions, done);
        }
    }

    private void offer(String verb, Consumer<String> decision, Div actions, Runnable done) {
        String word = actions.getTranslation(verb);
        actions.add(new Button(
                word,
                click -> new ReasonDialog(
                                word,
                                actions.getTranslation(verb + ".what"),
                                MessageText.of(verb + ".done"),
                                reason -> {
                                    decision.accept(reason);
                                    done.run();
                                })
                        .open()));
    }

    private static void tried(Runnable decision, Runnable done) {
        try {
            decision.run();
        } catch (RejectedException e) {
            Notices.error(e);
        }
        done.run();
    }
}
