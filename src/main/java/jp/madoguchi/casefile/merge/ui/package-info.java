/**
 * The screen on which supervisors decide which cases are one person, and auditors read what they decided. It holds no rule:
 * those are the services' above.
 */
@NullMarked
package jp.madoguchi.casefile.merge.ui;

import org.jspecify.annotations.NullMarked;
