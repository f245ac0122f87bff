/**
 * The portal's clock and the day in Asia/Tokyo.
 */
@NullMarked
package jp.madoguchi.platform.time;

import org.jspecify.annotations.NullMarked;
