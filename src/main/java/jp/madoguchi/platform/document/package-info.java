/**
 * Official documents as PDF for keeping: PDF/A, with their fonts inside. A room says what a document contains; how it looks, and
 * that no text becomes markup, is settled here.
 */
@NullMarked
package jp.madoguchi.platform.document;

import org.jspecify.annotations.NullMarked;
