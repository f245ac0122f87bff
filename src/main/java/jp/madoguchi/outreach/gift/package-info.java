/** The gifts: bought in lots, one for each affected card, and what the provider says of them. */
@NullMarked
package jp.madoguchi.outreach.gift;

import org.jspecify.annotations.NullMarked;
