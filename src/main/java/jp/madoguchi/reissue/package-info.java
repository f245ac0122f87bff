/**
 * The contractor's reports of how many affected cards each issuer has reissued, and the rates made of them.
 */
@NullMarked
package jp.madoguchi.reissue;

import org.jspecify.annotations.NullMarked;
