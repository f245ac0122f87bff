/**
 * What the desk asks the city about an inquiry, up to the moment when the caller has been told. It decides who may take which step
 * and keeps each of them; the city gets the persons masked until an official says why they must be shown.
 */
@NullMarked
package jp.madoguchi.inquiry.escalation;

import org.jspecify.annotations.NullMarked;
