/**
 * The auditors' page of who has had personal data shown. It knows that something was looked at and why, not what was seen.
 */
@NullMarked
package jp.madoguchi.privacy.ui;

import org.jspecify.annotations.NullMarked;
