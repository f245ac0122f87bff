/** Files that people hand in and that rooms keep: recognised by their content, with a clean name, without macros and card numbers. */
@NullMarked
package jp.madoguchi.platform.files;

import org.jspecify.annotations.NullMarked;
