package jp.madoguchi.security.limit;

import java.time.Duration;

/** What is counted, and over how long. */
public enum Limit {
    /** Tries to sign in from one address; behind one of a call center there are many people. */
    SIGN_IN_PER_ADDRESS(Duration.ofMinutes(1), "signIn"),
    /** Tries to sign in with one user name, whoever makes them. */
    SIGN_IN_PER_USER(Duration.ofMinutes(1), "signIn"),
    /** Calls of the API from one address, before anybody looks at who calls. */
    API_PER_ADDRESS(Duration.ofMinutes(1), "api"),
    API_PER_USER(Duration.ofMinutes(1), "api"),
    /** Searches for persons and texts. */
    SEARCH_PER_USER(Duration.ofMinutes(1), "search"),
    /** Looks into the list of inquiries: its pages and totals, which may have to decrypt each note. */
    LIST_PER_USER(Duration.ofMinutes(1), "search"),
    /** Test messages to oneself. */
    TEST_MESSAGES_PER_USER(Duration.ofHours(1), "testMessages");

    private final Duration span;
    private final String text;

    Limit(Duration span, String text) {
        this.span = span;
        this.text = text;
    }

    /** After so long the whole number is there again; a part of it earlier. */
    public Duration span() {
        return span;
    }

    /** What whoever has reached it is told. */
    String textKey() {
        return "security.limit." + text;
    }
}
