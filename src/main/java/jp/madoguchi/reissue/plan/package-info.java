/**
 * When an organisation has to report, whether it has, and whether in time. It reminds on screen; the portal sends no mail.
 */
@NullMarked
package jp.madoguchi.reissue.plan;

import org.jspecify.annotations.NullMarked;
