/**
 * What operators log while the caller talks. It knows a call only by the telephone system's id.
 */
@NullMarked
package jp.madoguchi.inquiry;

import org.jspecify.annotations.NullMarked;
