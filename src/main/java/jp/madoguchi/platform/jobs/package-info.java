/**
 * Work that takes longer than a click: it runs in the background in the name of who started it, shows how far it is, can be
 * cancelled, and goes on when its screen is left. It knows nothing of what the work is.
 */
@NullMarked
package jp.madoguchi.platform.jobs;

import org.jspecify.annotations.NullMarked;
