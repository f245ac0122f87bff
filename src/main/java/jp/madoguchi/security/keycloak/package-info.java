/**
 * Sign-in through Keycloak in production, and the watch over what has been taken away there since.
 * The rest of the portal sees only {@link jp.madoguchi.security.PortalUser}.
 */
@NullMarked
package jp.madoguchi.security.keycloak;

import org.jspecify.annotations.NullMarked;
