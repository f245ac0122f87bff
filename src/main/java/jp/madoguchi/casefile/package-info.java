/**
 * The affected persons and their cards. It knows nothing of the inquiries they make.
 */
@NullMarked
package jp.madoguchi.casefile;

import org.jspecify.annotations.NullMarked;
