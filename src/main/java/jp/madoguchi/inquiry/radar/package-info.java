/**
 * The question radar: what comes up in the notes more than before, so that the desk is told before everybody has asked it.
 */
@NullMarked
package jp.madoguchi.inquiry.radar;

import org.jspecify.annotations.NullMarked;
