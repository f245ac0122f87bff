/**
 * How long personal data is kept, and its erasing: rules, holds, runs that two people answer for, and certificates. What is erased where,
 * each room says by an {@link jp.madoguchi.privacy.retention.Erasable}; this room knows neither cases nor inquiries.
 */
@NullMarked
package jp.madoguchi.privacy.retention;

import org.jspecify.annotations.NullMarked;
