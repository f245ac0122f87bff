/**
 * The page of the answer scripts: read at the desk, written by the city.
 */
@NullMarked
package jp.madoguchi.inquiry.script.ui;

import org.jspecify.annotations.NullMarked;
