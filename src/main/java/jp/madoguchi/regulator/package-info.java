/** What the state ordered, advised or asked for (行政処分・指導), what has to be done for it, and who follows that. */
@NullMarked
package jp.madoguchi.regulator;

import org.jspecify.annotations.NullMarked;
