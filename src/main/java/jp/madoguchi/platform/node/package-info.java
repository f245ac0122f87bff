/**
 * What several portals on one database have to know of each other: how each is called, and which of them still live.
 */
@NullMarked
package jp.madoguchi.platform.node;

import org.jspecify.annotations.NullMarked;
