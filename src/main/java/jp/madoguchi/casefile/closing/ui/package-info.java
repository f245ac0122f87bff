/** The screen of closed cases. */
@NullMarked
package jp.madoguchi.casefile.closing.ui;

import org.jspecify.annotations.NullMarked;
