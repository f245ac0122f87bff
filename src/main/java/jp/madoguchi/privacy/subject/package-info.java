/**
 * What a person may ask about their own data: disclosure, correction, objection. What is stored where, each room says by a
 * {@link jp.madoguchi.privacy.subject.StoredAbout}; this room knows neither cases nor inquiries.
 */
@NullMarked
package jp.madoguchi.privacy.subject;

import org.jspecify.annotations.NullMarked;
