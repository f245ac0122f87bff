/** The screens of the gifts: the stock, the provider's results, replacements and the settlement. Codes are on none of them. */
@NullMarked
package jp.madoguchi.outreach.gift.ui;

import org.jspecify.annotations.NullMarked;
