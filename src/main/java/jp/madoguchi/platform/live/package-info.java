/**
 * Tells open screens that something has changed.
 */
@NullMarked
package jp.madoguchi.platform.live;

import org.jspecify.annotations.NullMarked;
