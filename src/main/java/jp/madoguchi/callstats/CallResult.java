package jp.madoguchi.callstats;

/** How a call went (入電 / 応答 / 話中). A running call is an answered one without an end; its result is stored as answered. */
public enum CallResult {
    ANSWERED,
    BUSY,
    RUNNING
}
