package jp.madoguchi.incident;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface IncidentRepository extends JpaRepository<IncidentEntity, Long> {
    Optional<IncidentEntity> findByCode(String code);

    Optional<IncidentEntity> findFirstByOrderByStartsOnDescIdDesc();
}
