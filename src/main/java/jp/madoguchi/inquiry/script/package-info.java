/**
 * What operators answer: texts by topic, each version kept, valid from a day on, written by the city.
 */
@NullMarked
package jp.madoguchi.inquiry.script;

import org.jspecify.annotations.NullMarked;
