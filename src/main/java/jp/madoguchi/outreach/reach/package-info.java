/** Who was reached: each affected card in exactly one state, with the proof. */
@NullMarked
package jp.madoguchi.outreach.reach;

import org.jspecify.annotations.NullMarked;
