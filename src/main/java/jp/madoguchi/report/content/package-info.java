/** What a report contains: its figures with their origin, its sections, and the document that is made of both. */
@NullMarked
package jp.madoguchi.report.content;

import org.jspecify.annotations.NullMarked;
