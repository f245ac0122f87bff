package jp.madoguchi.outreach.wave;

/** Who or what has paused a wave. */
public enum PauseCause {
    PERSON,
    BOUNCES,
    BUSY_LINES,
    SERVER
}
