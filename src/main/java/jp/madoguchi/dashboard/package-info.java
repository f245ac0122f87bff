/**
 * The city's start page: how things stand today. It reads from the rooms below and changes nothing.
 */
@NullMarked
package jp.madoguchi.dashboard;

import org.jspecify.annotations.NullMarked;
