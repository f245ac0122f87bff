/**
 * Madoguchi. Each package below is a room: one thing that the users talk about, with its service and records at the top and
 * its screens in {@code ui}. {@code RoomsTest} holds which room may use which.
 */
@NullMarked
package jp.madoguchi;

import org.jspecify.annotations.NullMarked;
