package jp.madoguchi.incident;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.id.Ids;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "topic")
@NullUnmarked // the fields are filled by the persistence provider
class TopicEntity {
    @Id
    long id = Ids.next();

    String code;
    String nameJa;
    String nameEn;
    String shortcut;
    String template;
    int sort;

    protected TopicEntity() {}

    Topic toTopic() {
        return new Topic(id, code, new LocalizedText(nameJa, nameEn), shortcut, template);
    }
}
