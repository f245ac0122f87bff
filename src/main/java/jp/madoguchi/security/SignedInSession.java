package jp.madoguchi.security;

import java.time.Instant;

/**
 * Somebody's session. What would let another take it over, its id, is not among it.
 *
 * @param node the portal that it is at
 * @param signedInAt when the user signed in with it
 * @param activeAt the last request of its browser; up to a minute older where it is at another node
 */
public record SignedInSession(PortalUser user, String node, Instant signedInAt, Instant activeAt) {}
