package jp.madoguchi.audit;

/** The way by which somebody did something. */
public enum Origin {
    SCREEN,
    API,
    /** In the background: by the portal itself, or started by somebody before. */
    JOB
}
