package jp.madoguchi.incident;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface IncidentRepository extends JpaRepository<IncidentEntity, Long> {
    Optional<IncidentEntity> findByCode(String code);

    /** Of the one that began last. */
    @Query("select new jp.madoguchi.incident.IncidentState(i.id, i.version) from IncidentEntity i"
            + " order by i.startsOn desc, i.id desc limit 1")
    Optional<IncidentState> stateOfLatest();

    @Query("select new jp.madoguchi.incident.IncidentState(i.id, i.version) from IncidentEntity i where i.id = :id")
    Optional<IncidentState> stateOf(long id);

    /**
     * Gives it another version at once, also where only what it holds has changed, after everything else that waits to be written. At the
     * commit it would be too late: whoever logs a call has the incident's row before the trail's end, and who wants them the other way
     * round would wait in a circle.
     */
    @Modifying(flushAutomatically = true)
    @Query(value = "update incident set version = version + 1 where id = :id", nativeQuery = true)
    void touch(long id);
}
