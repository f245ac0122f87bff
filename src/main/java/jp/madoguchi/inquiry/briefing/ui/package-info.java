/**
 * Briefings on their page, and the unread ones above the desk.
 */
@NullMarked
package jp.madoguchi.inquiry.briefing.ui;

import org.jspecify.annotations.NullMarked;
