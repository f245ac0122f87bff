package jp.madoguchi.contract.completion;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractScope;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.contract.completion.CompletionNotice.Inspection;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The contractor's notices that the work is done, and the city's inspections. A contractor sees those of its own contract. */
@Service
@Transactional
public class NoticeService {
    static final int LONGEST = 1_000;

    private final NoticeStore store;
    private final SettingStore settings;
    private final DocumentStore documents;
    private final ContractService contracts;
    private final PdfDocuments pdf;
    private final CompletionBasis basis;
    private final ContractScope scope;
    private final Clock clock;

    NoticeService(
            NoticeStore store,
            SettingStore settings,
            DocumentStore documents,
            ContractService contracts,
            PdfDocuments pdf,
            CompletionBasis basis,
            ContractScope scope,
            Clock clock) {
        this.store = store;
        this.settings = settings;
        this.documents = documents;
        this.contracts = contracts;
        this.pdf = pdf;
        this.basis = basis;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * The latest first.
     *
     * @throws RejectedException where the reader has no such contract
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.CONTRACTOR})
    @Transactional(readOnly = true)
    public List<CompletionNotice> notices(long contractId) {
        contracts.contract(contractId);
        return store.all(contractId);
    }

    /**
     * Says that the work is done; it is received today, by the portal's clock.
     *
     * @throws RejectedException where the reader has no such contract, while another notice waits or has been passed, for a day that
     *     lies ahead or before the contract, without a text
     */
    @RolesAllowed(Roles.CONTRACTOR)
    public void submit(long contractId, @Nullable LocalDate completedOn, String text) {
        settings.lock(contractId);
        Contract contract = contracts.contract(contractId);
        LocalDate today = Tokyo.today(clock);
        if (completedOn == null || completedOn.isAfter(today) || completedOn.isBefore(contract.startsOn())) {
            throw new RejectedException(
                    "completedOn",
                    MessageText.of(
                            "contract.completion.notice.day",
                            contract.startsOn().toString(),
                            today.toString()));
        }
        String words = basis.required("text", "contract.completion.notice.text", text, LONGEST);
        Optional<CompletionNotice> last = store.all(contractId).stream().findFirst();
        if (last.isPresent() && last.get().inspection() == null) {
            throw new RejectedException(MessageText.of("contract.completion.notice.waits"));
        }
        if (last.isPresent() && last.get().isPassed()) {
            throw new RejectedException(MessageText.of("contract.completion.notice.passed"));
        }
        int number = last.map(CompletionNotice::number).orElse(0) + 1;
        store.add(contractId, number, completedOn, today, words, basis.signed());
        basis.changed(
                contractId,
                "contract.completion.audit.notice",
                contract.number() + " #" + number,
                null,
                Map.of("contract.completion.audit.completedOn", completedOn.toString()));
    }

    /**
     * Inspects what a notice is about, and issues the record (検査調書).
     *
     * @throws RejectedException where there is no such notice or somebody has inspected it meanwhile, for whoever sent it or belongs to
     *     the contractor, for a day before the notice or ahead, and without a finding
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void inspect(long noticeId, @Nullable LocalDate inspectedOn, Inspection.Result result, String finding) {
        CompletionNotice notice = require(noticeId);
        Contract contract = inspected(notice);
        Inspection earlier = notice.inspection();
        if (earlier != null) {
            throw new RejectedException(MessageText.of(
                    "contract.completion.inspection.done", earlier.inspected().name()));
        }
        record(contract, notice, 1, inspectedOn, result, finding, null);
    }

    /**
     * Records an inspection anew that was recorded by mistake; the earlier record stays readable.
     *
     * @param seen the version that the official has seen
     * @throws RejectedException as {@link #inspect}; without a reason, where there is nothing to correct, somebody else has corrected it
     *     meanwhile, or the contractor has sent another notice since
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void correct(
            long noticeId,
            int seen,
            @Nullable LocalDate inspectedOn,
            Inspection.Result result,
            String finding,
            String reason) {
        settings.lock(require(noticeId).contractId());
        CompletionNotice notice = require(noticeId);
        Contract contract = inspected(notice);
        Inspection earlier = notice.inspection();
        if (earlier == null || earlier.version() != seen) {
            throw CompletionBasis.meanwhile();
        }
        if (store.all(contract.id()).getFirst().id() != noticeId) {
            throw new RejectedException(MessageText.of("contract.completion.inspection.followed"));
        }
        String why = basis.required("reason", "contract.completion.rule.reason", reason, RuleService.LONGEST_REASON);
        record(contract, notice, seen + 1, inspectedOn, result, finding, why);
    }

    /** Nobody inspects their own work. */
    private Contract inspected(CompletionNotice notice) {
        Contract contract = contracts.contract(notice.contractId());
        scope.requireNotOfContractor(contract);
        scope.requireNotHandedIn(List.of(notice.submitted()));
        return contract;
    }

    private void record(
            Contract contract,
            CompletionNotice notice,
            int version,
            @Nullable LocalDate inspectedOn,
            Inspection.Result result,
            String finding,
            @Nullable String reason) {
        LocalDate today = Tokyo.today(clock);
        if (inspectedOn == null || inspectedOn.isBefore(notice.receivedOn()) || inspectedOn.isAfter(today)) {
            throw new RejectedException(
                    "inspectedOn",
                    MessageText.of(
                            "contract.completion.inspection.day",
                            notice.receivedOn().toString(),
                            today.toString()));
        }
        String words = basis.required("finding", "contract.completion.inspection.finding", finding, LONGEST);
        Signed signed = basis.signed();
        byte[] paper = pdf.print(InspectionRecord.of(contract, notice, inspectedOn, result, words, reason, signed));
        IssuedDocument document = documents.add(
                contract.id(),
                DocumentStore.Kind.INSPECTION,
                "検査調書-" + inspectedOn + (version == 1 ? "" : "-訂正" + (version - 1)) + ".pdf",
                PdfDocuments.MEDIA_TYPE,
                paper,
                signed);
        try {
            store.inspect(notice.id(), version, inspectedOn, result, words, reason, signed, document.id());
        } catch (DuplicateKeyException e) {
            throw CompletionBasis.meanwhile();
        }
        basis.changed(
                contract.id(),
                version == 1 ? "contract.completion.audit.inspection" : "contract.completion.audit.inspectionCorrected",
                contract.number() + " #" + notice.number(),
                reason,
                Map.of(
                        "contract.completion.audit.result",
                        result.name(),
                        "contract.completion.audit.sha256",
                        document.sha256()));
    }

    private CompletionNotice require(long noticeId) {
        return store.find(noticeId)
                .orElseThrow(() -> new RejectedException(MessageText.of("contract.completion.notice.unknown")));
    }

    /**
     * The record of an inspection, byte by byte as it was issued.
     *
     * @param version of the record; the earlier ones stay readable
     * @throws RejectedException where the reader has no such contract, or there is no such record; the same answer
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.CONTRACTOR})
    @Transactional(readOnly = true)
    public byte[] record(long noticeId, int version) {
        CompletionNotice notice =
                store.find(noticeId).orElseThrow(() -> new RejectedException(MessageText.of("contract.unknown")));
        contracts.contract(notice.contractId());
        return notice.inspections().stream()
                .filter(inspection -> inspection.version() == version)
                .findFirst()
                .flatMap(done ->
                        documents.content(notice.contractId(), done.document().id()))
                .orElseThrow(() -> new RejectedException(MessageText.of("contract.unknown")));
    }
}
