/**
 * What is to be done after an inquiry: who was given it until when, and what became of it. A promised call stays with its
 * callback; to assign such an inquiry is to assign that.
 */
@NullMarked
package jp.madoguchi.inquiry.followup;

import org.jspecify.annotations.NullMarked;
