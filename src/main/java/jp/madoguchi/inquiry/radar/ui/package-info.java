/**
 * The question radar on its page, with the way to a briefing.
 */
@NullMarked
package jp.madoguchi.inquiry.radar.ui;

import org.jspecify.annotations.NullMarked;
