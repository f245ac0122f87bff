/**
 * How texts that mean the same are brought into one spelling, so that they are found whichever way they were written. It knows
 * nothing of what the texts are about. And how the name of a file from outside becomes one that does no harm.
 */
@NullMarked
package jp.madoguchi.platform.text;

import org.jspecify.annotations.NullMarked;
