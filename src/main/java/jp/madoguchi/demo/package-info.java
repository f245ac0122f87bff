/**
 * The demo: loads the incident of 2022 as users would, and plays the telephone. It may use all rooms; none knows of it.
 */
@NullMarked
package jp.madoguchi.demo;

import org.jspecify.annotations.NullMarked;
