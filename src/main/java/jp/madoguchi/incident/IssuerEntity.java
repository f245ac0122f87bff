package jp.madoguchi.incident;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.id.Ids;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "issuer")
@NullUnmarked
class IssuerEntity {
    @Id
    long id = Ids.next();

    String code;
    String nameJa;
    String nameEn;
    int affectedCards;
    int sort;

    protected IssuerEntity() {}

    Issuer toIssuer() {
        return new Issuer(id, code, new LocalizedText(nameJa, nameEn), affectedCards);
    }
}
