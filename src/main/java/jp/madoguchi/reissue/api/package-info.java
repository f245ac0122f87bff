/**
 * Reissue reports and rates for other systems.
 */
@NullMarked
package jp.madoguchi.reissue.api;

import org.jspecify.annotations.NullMarked;
