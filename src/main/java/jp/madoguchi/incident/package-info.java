/**
 * The incident itself: issuers, categories, milestones, business hours.
 * It knows nothing of persons, calls or reports.
 */
@NullMarked
package jp.madoguchi.incident;

import org.jspecify.annotations.NullMarked;
