/**
 * Sign-in (Keycloak, or the built-in users of the demo), roles, the current user and the organisation's scope.
 * It knows nothing of what the rooms above it keep.
 */
@NullMarked
package jp.madoguchi.security;

import org.jspecify.annotations.NullMarked;
