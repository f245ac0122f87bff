/** The screens of the register: the list, one action with its measures, the form, and the calendar of a year. */
@NullMarked
package jp.madoguchi.regulator.ui;

import org.jspecify.annotations.NullMarked;
