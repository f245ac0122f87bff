package jp.madoguchi.casefile;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Brought the column {@code search_text} of earlier versions into a newer spelling. Nothing reads it between here and
 * {@link V163__SealPersons}, which makes what persons are found by anew and drops the column, so nothing is left to do; Flyway knows
 * the step from databases that took it.
 */
@Component
class V058__FoldCasesAgain extends BaseJavaMigration {
    @Override
    public void migrate(Context context) {}
}
