/**
 * Rejections that a user can mend, as types with a message key.
 */
@NullMarked
package jp.madoguchi.platform.error;

import org.jspecify.annotations.NullMarked;
