package jp.madoguchi.security;

import java.time.Instant;

/**
 * Somebody's session on this node. What would let another take it over, its id, is not among it.
 *
 * @param signedInAt when the user signed in with it
 * @param activeAt the last request of its browser
 */
public record SignedInSession(PortalUser user, Instant signedInAt, Instant activeAt) {}
