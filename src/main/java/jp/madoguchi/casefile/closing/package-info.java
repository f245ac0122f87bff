/** Cases that are closed: who closed them and why. It must not know what waves or calls make of it. */
@NullMarked
package jp.madoguchi.casefile.closing;

import org.jspecify.annotations.NullMarked;
