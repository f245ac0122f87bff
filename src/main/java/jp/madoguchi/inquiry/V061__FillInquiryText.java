package jp.madoguchi.inquiry;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Once filled what inquiries are found by; {@link V165__SealNotes} makes all of it anew, so nothing is left to do here. */
@Component
class V061__FillInquiryText extends BaseJavaMigration {
    @Override
    public void migrate(Context context) {
        // the tables stay empty until V165
    }
}
