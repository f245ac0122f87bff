/**
 * Keeps personal data in: finds card numbers before they are stored, masks names, telephone numbers and addresses for those who need
 * not see them. It knows text, not cases: which field is masked for whom, the rooms decide.
 */
@NullMarked
package jp.madoguchi.privacy;

import org.jspecify.annotations.NullMarked;
