/** Waves: to whom, prepared by one person and released by another, and how they went. */
@NullMarked
package jp.madoguchi.outreach.wave;

import org.jspecify.annotations.NullMarked;
