/**
 * The screens of a contract's end: how things stand, what decides, inspection and hand-over, the memo, and the contractor's page.
 */
@NullMarked
package jp.madoguchi.contract.completion.ui;

import org.jspecify.annotations.NullMarked;
