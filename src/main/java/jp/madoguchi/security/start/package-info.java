/**
 * Refuses to start in a set-up that would be unsafe, and says which and how to mend it.
 */
@NullMarked
package jp.madoguchi.security.start;

import org.jspecify.annotations.NullMarked;
