package jp.madoguchi.audit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.privacy.SealedColumn;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Service;

/**
 * A service method that decrypts something for who calls it notes the look, or stands below with the reason why not: what is encrypted is
 * about persons.
 */
class LooksAreRecordedTest {
    private static final String PORTAL = "jp.madoguchi.";

    private static final String MASKED = "masked: it tells nobody who doesn't know already whom it is about";
    private static final String PART = "part of an inquiry or a person whose opening is an entry";
    private static final String FIGURES = "gives figures and no line that is about somebody";

    /** Methods, or whole services. */
    private static final Map<String, String> EXCEPTIONS = new TreeMap<>(Map.ofEntries(
            Map.entry("callstats.CallRecordService.check", "reads the file that the user has brought"),
            Map.entry("callstats.DifferenceService.callsWithoutInquiry", MASKED),
            Map.entry("callstats.FigureService.calls", MASKED),
            Map.entry("callstats.LostCallersService", FIGURES),
            Map.entry(
                    "callstats.RunningCallRecords.running", "for services, which mask what isn't the user's own call"),
            Map.entry("callstats.board.BoardService.now", MASKED),
            Map.entry("casefile.CaseFileService.byIds", "for lists, which note the look themselves"),
            Map.entry("casefile.CaseFileService.byPhones", "for lists, which note the look themselves"),
            Map.entry("casefile.CaseFileService.known", "for services that show nobody anything of it"),
            Map.entry("casefile.CaseFileService.masked", MASKED),
            Map.entry("casefile.CaseFileService.revealed", "asks for the entry of a reveal as its argument"),
            Map.entry("casefile.closing.CaseClosingService.of", PART),
            Map.entry("inquiry.CallLinkService", PART),
            Map.entry("inquiry.CorrectionService.corrections", PART),
            Map.entry("inquiry.DeskService.calls", "the user's own call; those of colleagues are masked on screen"),
            Map.entry("inquiry.InquiryExportService.standing", "how far an export is allowed, without its content"),
            Map.entry("inquiry.InquiryListService.count", FIGURES),
            Map.entry("inquiry.InquiryListService.following", "for exports, which are entries"),
            Map.entry("inquiry.SavedFilterService.mine", "the user's own words"),
            Map.entry("inquiry.callback.CallbackService.assigned", "a change, whose caller records it"),
            Map.entry("inquiry.callback.CallbackService.keptIn", PART),
            Map.entry("inquiry.callback.CallbackService.ofCases", PART),
            Map.entry("inquiry.callback.CallbackService.promisedIn", PART),
            Map.entry("inquiry.escalation.DeskEscalationService.byInquiry", PART),
            Map.entry("inquiry.followup.FollowUpService.of", PART),
            Map.entry("inquiry.request.RequestService.giftsOf", PART),
            Map.entry("outreach.reach.ReachService", MASKED),
            Map.entry("outreach.sending.FailedService.page", MASKED),
            Map.entry("outreach.sending.SendingService.troubles", MASKED),
            Map.entry("outreach.sending.UncertainService.compare", FIGURES),
            Map.entry("outreach.sending.UncertainService.page", MASKED),
            Map.entry("outreach.template.PreviewService", MASKED),
            Map.entry("outreach.wave.WaveFigureService", MASKED),
            Map.entry("privacy.export.BulkExportService.standing", "how far an export is allowed, without its content"),
            Map.entry("privacy.retention.DeletionService.preview", FIGURES),
            Map.entry("privacy.subject.PersonCorrectionService.madeFor", MASKED),
            Map.entry("report.ReportComparisonService.againstToday", FIGURES),
            Map.entry("report.ReportReleaseService.changesSinceSubmission", FIGURES),
            Map.entry("report.ReportService.open", FIGURES)));

    @Test
    @Assures("E1")
    void whoeverIsShownWhatIsEncryptedIsRecorded() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("jp.madoguchi");
        Set<String> silent = new TreeSet<>();
        int recorded = 0;
        for (JavaClass service : classes) {
            if (!service.isAnnotatedWith(Service.class)) {
                continue;
            }
            for (JavaMethod method : service.getMethods()) {
                if (isCalledByPeople(service, method) && CallPaths.lead(method, LooksAreRecordedTest::decrypts)) {
                    if (CallPaths.lead(method, LooksAreRecordedTest::records)) {
                        recorded++;
                    } else {
                        silent.add(service.getName().substring(PORTAL.length()) + "." + method.getName());
                    }
                }
            }
        }
        CallPaths.judge(EXCEPTIONS, silent, "methods that decrypt something and leave no entry");
        Measured.as(
                "%d methods of services that decrypt for somebody lead to the trail, %d have a reason not to",
                recorded, silent.size());
    }

    private static boolean isCalledByPeople(JavaClass service, JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                && (method.isAnnotatedWith(RolesAllowed.class) || service.isAnnotatedWith(RolesAllowed.class))
                && !method.getRawReturnType().isEquivalentTo(void.class);
    }

    private static boolean decrypts(JavaCodeUnit unit) {
        return unit.getOwner().isEquivalentTo(SealedColumn.class)
                && unit.getName().equals("open");
    }

    private static boolean records(JavaCodeUnit unit) {
        return unit.getOwner().isAssignableTo(Looks.class)
                || unit.getOwner().isEquivalentTo(AuditTrail.class)
                        && unit.getName().equals("record");
    }
}
