/** Taking many persons' data away at once: asked for with a reason, allowed by somebody else, taken once by who has just signed in. */
@NullMarked
package jp.madoguchi.privacy.export;

import org.jspecify.annotations.NullMarked;
