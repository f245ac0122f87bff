/** Hands messages over, each once, and takes in what became of them. */
@NullMarked
package jp.madoguchi.outreach.sending;

import org.jspecify.annotations.NullMarked;
