/**
 * The city's page of what the call center hands to it.
 */
@NullMarked
package jp.madoguchi.inquiry.request.ui;

import org.jspecify.annotations.NullMarked;
