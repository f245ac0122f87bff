package jp.madoguchi.callstats.apology;

/** What has become of calling somebody who never got through. */
public enum ApologyState {
    OPEN,
    REACHED,
    /** Tried often enough, or no longer sensible; the reason is in the note. */
    GIVEN_UP,
    /** They rang again and were answered before they were called. */
    CAME_THROUGH,
    /** Nobody tried while they were on the list. */
    NEVER_CALLED;

    /** The key of its name on screen. */
    public String textKey() {
        return "callstats.apology.state." + name();
    }
}
