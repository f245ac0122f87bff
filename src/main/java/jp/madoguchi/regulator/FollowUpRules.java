package jp.madoguchi.regulator;

import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;

/** Which steps of a measure make sense. */
final class FollowUpRules {
    private FollowUpRules() {}

    /**
     * What speaks for a state.
     *
     * @param noted whether something is said now
     * @param shown whether there is a file, now or from before, or a note from before that says how it was done or reported
     * @param reported whether there is a progress report, now or from before
     */
    record Grounds(boolean noted, boolean shown, boolean reported) {}

    /**
     * Forward with grounds, back with a reason.
     *
     * @throws RejectedException whose field says what is missing
     */
    static void check(MeasureState was, MeasureState now, Grounds grounds) {
        if (now.ordinal() < was.ordinal() && !grounds.noted()) {
            throw new RejectedException(
                    "note",
                    MessageText.of(
                            "regulator.rule.back", MessageText.of(was.textKey()), MessageText.of(now.textKey())));
        }
        if (now == was || now.ordinal() < was.ordinal()) {
            return;
        }
        if (now == MeasureState.DONE && !grounds.noted() && !grounds.shown()) {
            throw new RejectedException("note", MessageText.of("regulator.rule.done"));
        }
        if (now == MeasureState.REPORTED && !grounds.reported()) {
            throw new RejectedException(
                    "noteKind",
                    MessageText.of("regulator.rule.reported", MessageText.of(NoteKind.PROGRESS_REPORT.textKey())));
        }
    }
}
