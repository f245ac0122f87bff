package jp.madoguchi.inquiry.callback;

/** What has become of a promise. */
public enum CallbackState {
    WAITING,
    REACHED,
    /** Tried often enough, or no longer wanted; the reason is in the note. */
    GIVEN_UP,
    /** The inquiry was corrected: nothing had been promised. */
    WITHDRAWN;

    /** The key of its name on screen. */
    public String textKey() {
        return "inquiry.callback.state." + name();
    }
}
