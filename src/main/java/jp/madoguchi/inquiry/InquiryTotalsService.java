package jp.madoguchi.inquiry;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many inquiries there were; for those who judge the work and see no inquiry. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
public class InquiryTotalsService {
    private final InquiryCounts counts;

    InquiryTotalsService(InquiryCounts counts) {
        this.counts = counts;
    }

    /** Those received on the days of a span, both ends included; what was logged of the desk's own calls was not received. */
    public long received(long incidentId, LocalDate from, LocalDate to) {
        return counts.total(incidentId, from, to) - counts.outgoing(incidentId, from, to);
    }
}
