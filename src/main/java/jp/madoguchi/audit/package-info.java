/**
 * The trail of what has been decided and changed: rows that are only ever added, each chained to the one before by a hash. It knows
 * who and when by itself; what an action and an object mean, the rooms say that record them.
 */
@NullMarked
package jp.madoguchi.audit;

import org.jspecify.annotations.NullMarked;
