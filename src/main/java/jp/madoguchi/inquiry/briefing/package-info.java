/**
 * What all desks must know from now on, and who has read it.
 */
@NullMarked
package jp.madoguchi.inquiry.briefing;

import org.jspecify.annotations.NullMarked;
