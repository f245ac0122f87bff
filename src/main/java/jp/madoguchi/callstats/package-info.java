/**
 * Call records of the telephone system, and the daily call statistics (コールセンターの問い合わせ状況) made of them and of the
 * inquiries: computed, confirmed by the city, corrected with a reason. Of an inquiry it knows only the view
 * {@code inquiry_of_call}.
 */
@NullMarked
package jp.madoguchi.callstats;

import org.jspecify.annotations.NullMarked;
