/**
 * The screens of escalations: the desk's list and its question to the city, the city's queue and its answer. They know people only
 * as far as the services show them.
 */
@NullMarked
package jp.madoguchi.inquiry.escalation.ui;

import org.jspecify.annotations.NullMarked;
