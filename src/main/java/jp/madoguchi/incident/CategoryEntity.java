package jp.madoguchi.incident;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.id.Ids;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "category")
@NullUnmarked
class CategoryEntity {
    @Id
    long id = Ids.next();

    String code;
    String nameJa;
    String nameEn;
    String shortcut;
    LocalDate trackedFrom;
    boolean inDailyTable;
    int sort;

    protected CategoryEntity() {}

    Category toCategory() {
        return new Category(id, code, new LocalizedText(nameJa, nameEn), shortcut, trackedFrom, inDailyTable);
    }
}
