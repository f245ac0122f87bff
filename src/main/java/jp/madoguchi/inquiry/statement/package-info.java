/**
 * What holders have said of their cards, counted; who said it stays in the room of inquiries.
 */
@NullMarked
package jp.madoguchi.inquiry.statement;

import org.jspecify.annotations.NullMarked;
