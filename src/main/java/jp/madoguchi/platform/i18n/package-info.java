/**
 * The texts on screen, in Japanese and English, one bundle per room.
 */
@NullMarked
package jp.madoguchi.platform.i18n;

import org.jspecify.annotations.NullMarked;
