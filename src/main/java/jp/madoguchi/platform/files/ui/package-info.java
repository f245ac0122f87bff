/** Where people drop files that they hand in. */
@NullMarked
package jp.madoguchi.platform.files.ui;

import org.jspecify.annotations.NullMarked;
