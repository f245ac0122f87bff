/** Where the gateway of short messages reports what became of them. */
@NullMarked
package jp.madoguchi.outreach.sending.api;

import org.jspecify.annotations.NullMarked;
