/** The reach ledger on screen. */
@NullMarked
package jp.madoguchi.outreach.reach.ui;

import org.jspecify.annotations.NullMarked;
