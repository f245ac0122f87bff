/**
 * What the call center hands to the city without a question: gifts to be sent again, and people who seem to pose as us.
 */
@NullMarked
package jp.madoguchi.inquiry.request;

import org.jspecify.annotations.NullMarked;
