package jp.madoguchi.incident;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface IncidentRepository extends JpaRepository<IncidentEntity, Long> {
    Optional<IncidentEntity> findByCode(String code);

    /** Of the one that began last. */
    @Query("select new jp.madoguchi.incident.IncidentState(i.id, i.version) from IncidentEntity i"
            + " order by i.startsOn desc, i.id desc limit 1")
    Optional<IncidentState> stateOfLatest();

    @Query("select new jp.madoguchi.incident.IncidentState(i.id, i.version) from IncidentEntity i where i.id = :id")
    Optional<IncidentState> stateOf(long id);
}
