/**
 * Keeps personal data in: finds card numbers before they are stored, masks names, telephone numbers and addresses for those who need
 * not see them, and encrypts what must be kept and not be read. It knows text, not cases: which field is masked for whom, or is
 * encrypted, the rooms decide.
 */
@NullMarked
package jp.madoguchi.privacy;

import org.jspecify.annotations.NullMarked;
