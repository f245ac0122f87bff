/** What is written to holders: texts with named fields, checked before anybody gets them. */
@NullMarked
package jp.madoguchi.outreach.template;

import org.jspecify.annotations.NullMarked;
