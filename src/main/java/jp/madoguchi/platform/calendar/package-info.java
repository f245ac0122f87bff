/**
 * Japan's public holidays and the ways in which its offices write dates. It knows the law and the calendar, no deadlines and no
 * business hours.
 */
@NullMarked
package jp.madoguchi.platform.calendar;

import org.jspecify.annotations.NullMarked;
