package jp.madoguchi.casefile;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Made the cases that were imported before comparable with each other. V162 replaces the table and {@link V163__SealPersons} fills it,
 * so nothing is left to do; Flyway knows the step from databases that took it.
 */
@Component
class V071__FillCaseMatch extends BaseJavaMigration {
    @Override
    public void migrate(Context context) {}
}
