/**
 * Ready phrases (定型文): sentences that operators write again and again, taken over by typing {@code ::} and a few letters.
 */
@NullMarked
package jp.madoguchi.inquiry.phrase;

import org.jspecify.annotations.NullMarked;
