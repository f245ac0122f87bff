/**
 * Cases that are one person: finding them, merging them, and undoing it. Nothing is moved or deleted by a merge; the merged
 * case points to the one that stands for both. It must not know what was asked about a case, only how often.
 */
@NullMarked
package jp.madoguchi.casefile.merge;

import org.jspecify.annotations.NullMarked;
