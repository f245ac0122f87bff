package jp.madoguchi.security;

import org.jspecify.annotations.Nullable;

/**
 * A session as all nodes know it.
 *
 * @param handle random, and of no use to anybody who wants to sign in
 * @param number the place of its sign-in among those of all nodes; 0 where it has none yet
 * @param keycloakSession digest of Keycloak's name for its own session; absent in the demo
 * @param keycloakUser digest of Keycloak's id of the user; absent in the demo
 */
record SessionRow(
        String handle,
        long number,
        SignedInSession shown,
        @Nullable String keycloakSession,
        @Nullable String keycloakUser) {
    String user() {
        return shown.user().name();
    }

    SessionRow numbered(long place) {
        return new SessionRow(handle, place, shown, keycloakSession, keycloakUser);
    }
}
