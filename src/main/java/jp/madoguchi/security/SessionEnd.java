package jp.madoguchi.security;

/** Why a session is ended from another node than its own. */
enum SessionEnd {
    TOO_MANY("its user has signed in once more than allowed"),
    ADMINISTRATOR("the administrator has ended all sessions of its user"),
    KEYCLOAK("Keycloak has signed the user out");

    private final String words;

    SessionEnd(String words) {
        this.words = words;
    }

    /** For the log. */
    String words() {
        return words;
    }
}
