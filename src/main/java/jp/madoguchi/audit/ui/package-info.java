/**
 * What auditors see of the trail.
 */
@NullMarked
package jp.madoguchi.audit.ui;

import org.jspecify.annotations.NullMarked;
