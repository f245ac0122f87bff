/**
 * The command palette: whatever the user may do or open, found by typing a part of its name.
 */
@NullMarked
package jp.madoguchi.platform.ui.palette;

import org.jspecify.annotations.NullMarked;
