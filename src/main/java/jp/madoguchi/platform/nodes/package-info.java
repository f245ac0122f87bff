/**
 * Several nodes of the portal on one database: which of them live, by beats that they count there, and what has changed at one, so that open
 * screens at the others follow. It knows no room and carries no data: only which event it was, and of which numbers.
 */
@NullMarked
package jp.madoguchi.platform.nodes;

import org.jspecify.annotations.NullMarked;
