/** The screens on which waves are prepared, released and followed. */
@NullMarked
package jp.madoguchi.outreach.wave.ui;

import org.jspecify.annotations.NullMarked;
