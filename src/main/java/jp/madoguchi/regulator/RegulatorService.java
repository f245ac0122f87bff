package jp.madoguchi.regulator;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of what the state did about the incident. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
public class RegulatorService {
    /** What was issued until a day, that day included, the oldest first, as it stands in the register now. */
    public List<RegulatorAction> issuedUntil(long incidentId, LocalDate day) {
        throw new UnsupportedOperationException();
    }
}
