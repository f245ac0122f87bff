/**
 * The city's and the contractor's pages of the contract. No personal data of affected persons comes here.
 */
@NullMarked
package jp.madoguchi.contract.ui;

import org.jspecify.annotations.NullMarked;
