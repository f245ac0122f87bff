package jp.madoguchi.testing;

import jp.madoguchi.casefile.HolderFields;
import jp.madoguchi.casefile.StoredPersons;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.id.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Affected persons for tests, without a file. */
public final class AffectedPersons {
    private AffectedPersons() {}

    /** A person with so many cards of the first issuer; gives the id of the case. */
    public static long add(JdbcClient jdbc, Incident incident, String number, String name, String phone, int cards) {
        long id = Ids.next();
        StoredPersons.add(jdbc, id, incident.id(), number, new HolderFields(name, "ヤマダ", null, phone));
        for (int i = 0; i < cards; i++) {
            jdbc.sql("insert into affected_card (id, incident_id, case_id, card_ref, issuer_id) values (?, ?, ?, ?, ?)")
                    .params(
                            Ids.next(),
                            incident.id(),
                            id,
                            number + i,
                            incident.issuers().getFirst().id())
                    .update();
        }
        return id;
    }
}
