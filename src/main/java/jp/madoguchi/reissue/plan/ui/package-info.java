/**
 * The screens of reporting plans: the city sets them, the contractor sees what is due and is reminded.
 */
@NullMarked
package jp.madoguchi.reissue.plan.ui;

import org.jspecify.annotations.NullMarked;
