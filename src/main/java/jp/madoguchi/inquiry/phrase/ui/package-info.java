/**
 * The page of the ready phrases: read by operators, kept by supervisors.
 */
@NullMarked
package jp.madoguchi.inquiry.phrase.ui;

import org.jspecify.annotations.NullMarked;
