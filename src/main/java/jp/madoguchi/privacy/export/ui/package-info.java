/** The screen on which others decide about such requests. */
@NullMarked
package jp.madoguchi.privacy.export.ui;

import org.jspecify.annotations.NullMarked;
