package jp.madoguchi.audit;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import org.junit.jupiter.api.Test;

/**
 * A service method that may change data leads to the audit trail, or stands below with the reason why not.
 */
class ChangesAreRecordedTest {
    /** Methods, or whole services, that change data and leave no entry of their own. */
    private static final Map<String, String> EXCEPTIONS = new TreeMap<>(Map.ofEntries(
            Map.entry("audit.AuditTrail", "it is the trail; a look is an entry, and a verification changes nothing"),
            Map.entry("audit.AuditVerificationService.verification", "reads, and says so outside a transaction"),
            Map.entry(
                    "inquiry.callback.CallbackService.assigned", "hands its entry to its caller, who records it last"),
            Map.entry("callstats.apology.ApologyService.logged", "part of logging an inquiry, which is recorded"),
            Map.entry("inquiry.ColumnChoiceService", "how a user likes the list"),
            Map.entry("inquiry.SavedFilterService", "how a user likes to search; each search is an entry"),
            Map.entry("inquiry.DraftService", "a user's own typing every two seconds; saving it is an entry"),
            Map.entry("inquiry.briefing.BriefingService.confirm", "who has read it stands in the briefing"),
            Map.entry("inquiry.callback.PromisedCalls.logged", "part of logging an inquiry, which is recorded"),
            Map.entry("inquiry.callback.PromisedCalls.promised", "part of logging an inquiry, which is recorded"),
            Map.entry("inquiry.callback.PromisedCalls.withdrawn", "part of a correction, which is recorded"),
            Map.entry("inquiry.callback.PromisedCalls.personCorrected", "part of a correction, which is recorded"),
            Map.entry("inquiry.followup.FollowUpService.handed", "part of handing a callback on, which is recorded"),
            Map.entry("inquiry.request.RequestService.suspected", "part of logging an inquiry, which is recorded"),
            Map.entry(
                    "privacy.RevealLog.refuseTooMany",
                    "waits for the user's turn and counts; the look itself is an entry"),
            Map.entry("reissue.ReissueSubmissionService.check", "reads a file, in a transaction that changes nothing"),
            Map.entry("reissue.ReissueSubmissionService.open", "reads a file, in a transaction that changes nothing"),
            Map.entry("report.ReportDraftService.forgetUnsent", "a user's own typing"),
            Map.entry("report.ReportDraftService.keepUnsent", "a user's own typing"),
            Map.entry(
                    "security.people.ContractorPeopleService.save",
                    "recorded by audit.RecordedPeople in the same transaction"),
            Map.entry(
                    "security.SessionService.endAllOf", "recorded by audit.RecordedSessions in the same transaction")));

    @Test
    @Assures("E1")
    void everyChangingMethodOfAServiceLeadsToTheTrail() {
        ChangingMethods changing = ChangingMethods.find();
        Set<String> silent = changing.silent();
        CallPaths.judge(EXCEPTIONS, silent, "methods that change data and leave no entry");
        Measured.as(
                "%d changing methods of services lead to the trail, %d have a reason not to",
                changing.recorded().size(), silent.size());
    }
}
