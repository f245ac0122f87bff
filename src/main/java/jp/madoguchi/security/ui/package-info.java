/**
 * The sign-in page and the calm page for what may not be seen.
 */
@NullMarked
package jp.madoguchi.security.ui;

import org.jspecify.annotations.NullMarked;
