/** The screens on which templates are written, checked and looked at. */
@NullMarked
package jp.madoguchi.outreach.template.ui;

import org.jspecify.annotations.NullMarked;
