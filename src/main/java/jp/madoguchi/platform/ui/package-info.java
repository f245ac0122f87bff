/**
 * The UI kit: page frame, page header and the components that several rooms share.
 */
@NullMarked
package jp.madoguchi.platform.ui;

import org.jspecify.annotations.NullMarked;
