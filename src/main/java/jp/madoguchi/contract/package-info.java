/**
 * The contract with the contractor: what it obliges whom to, what shows month by month that it was done, how the city judges it,
 * and what the contractor has borne. It decides nothing about the contract's end, and knows no affected person.
 */
@NullMarked
package jp.madoguchi.contract;

import org.jspecify.annotations.NullMarked;
