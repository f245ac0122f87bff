/**
 * Tells the other nodes of the portal what has changed, so that screens there follow. Off with one node. It knows no room and carries
 * no data: only which event it was, and of which numbers.
 */
@NullMarked
package jp.madoguchi.platform.nodes;

import org.jspecify.annotations.NullMarked;
