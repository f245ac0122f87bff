package jp.madoguchi.incident;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

    @Enumerated(EnumType.STRING)
    DetailKind details = DetailKind.NONE;

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(name = "category_id", nullable = false, updatable = false)
    @OrderBy("sort")
    List<TopicEntity> topics = new ArrayList<>();

    protected CategoryEntity() {}

    Category toCategory() {
        return new Category(
                id,
                code,
                new LocalizedText(nameJa, nameEn),
                shortcut,
                trackedFrom,
                inDailyTable,
                details,
                topics.stream().map(TopicEntity::toTopic).toList());
    }
}
