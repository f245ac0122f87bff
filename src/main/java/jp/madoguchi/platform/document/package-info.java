/**
 * Official documents as PDF for keeping, DOCX for editing, XLSX for reckoning and as pages for a browser. A room says what a document
 * contains; how it looks, and that no text becomes markup or a formula, is settled here. No format has figures of its own.
 */
@NullMarked
package jp.madoguchi.platform.document;

import org.jspecify.annotations.NullMarked;
