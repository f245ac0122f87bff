/** The one page for outsiders: a holder says what became of the cards. */
@NullMarked
package jp.madoguchi.outreach.survey;

import org.jspecify.annotations.NullMarked;
