/**
 * The contractor's page of reissue reports and the city's page of reissue rates. No personal data comes here.
 */
@NullMarked
package jp.madoguchi.reissue.ui;

import org.jspecify.annotations.NullMarked;
