package jp.madoguchi.regulator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.regulator.FollowUpRules.Grounds;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class FollowUpRulesTest {
    private static final Grounds NOTHING = new Grounds(false, false, false);
    private static final Grounds A_NOTE = new Grounds(true, false, false);
    private static final Grounds A_FILE = new Grounds(false, true, false);
    private static final Grounds A_REPORT = new Grounds(false, true, true);

    @Test
    void workMayBeginWithoutGrounds() {
        allowed(MeasureState.OPEN, MeasureState.IN_PROGRESS, NOTHING);
        allowed(MeasureState.OPEN, MeasureState.OPEN, NOTHING);
        allowed(MeasureState.DONE, MeasureState.DONE, NOTHING);
    }

    @Test
    void doneNeedsSomethingThatShowsIt() {
        refused(MeasureState.IN_PROGRESS, MeasureState.DONE, NOTHING, "note", MessageText.of("regulator.rule.done"));
        allowed(MeasureState.IN_PROGRESS, MeasureState.DONE, A_NOTE);
        allowed(MeasureState.OPEN, MeasureState.DONE, A_FILE);
    }

    @Test
    void reportedNeedsAReport() {
        MessageText words =
                MessageText.of("regulator.rule.reported", MessageText.of(NoteKind.PROGRESS_REPORT.textKey()));
        refused(MeasureState.OPEN, MeasureState.REPORTED, A_NOTE, "noteKind", words);
        refused(MeasureState.IN_PROGRESS, MeasureState.REPORTED, A_FILE, "noteKind", words);
        allowed(MeasureState.IN_PROGRESS, MeasureState.REPORTED, A_REPORT);
    }

    @Test
    void backNeedsAReason() {
        refused(
                MeasureState.DONE,
                MeasureState.IN_PROGRESS,
                A_REPORT,
                "note",
                MessageText.of(
                        "regulator.rule.back",
                        MessageText.of(MeasureState.DONE.textKey()),
                        MessageText.of(MeasureState.IN_PROGRESS.textKey())));
        allowed(MeasureState.DONE, MeasureState.OPEN, A_NOTE);
        allowed(MeasureState.DONE, MeasureState.REPORTED, A_NOTE);
    }

    private static void allowed(MeasureState was, MeasureState now, Grounds grounds) {
        assertThatCode(() -> FollowUpRules.check(was, now, grounds)).doesNotThrowAnyException();
    }

    private static void refused(MeasureState was, MeasureState now, Grounds grounds, String field, MessageText words) {
        assertThatThrownBy(() -> FollowUpRules.check(was, now, grounds))
                .isInstanceOfSatisfying(RejectedException.class, refusal -> {
                    Assertions.assertThat(refusal.field()).isEqualTo(field);
                    Assertions.assertThat(refusal.text()).isEqualTo(words);
                });
    }
}
