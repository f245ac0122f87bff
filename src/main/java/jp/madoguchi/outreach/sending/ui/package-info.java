/** The screens of what goes out: channels, queue, what is uncertain, what came back. */
@NullMarked
package jp.madoguchi.outreach.sending.ui;

import org.jspecify.annotations.NullMarked;
