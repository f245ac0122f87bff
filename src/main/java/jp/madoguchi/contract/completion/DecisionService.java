package jp.madoguchi.contract.completion;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractScope;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The decision that a contract ends, or doesn't: written and prepared by officials, signed or returned by an approver who has had no
 * hand in it. What is signed stays; reopening makes a new version beside it.
 */
@Service
@Transactional
public class DecisionService {
    static final int LONGEST_SECTION = 4_000;
    static final int LONGEST_REASON = 500;

    private final DecisionStore store;
    private final SettingStore settings;
    private final AssessmentService assessments;
    private final ContractService contracts;
    private final Freezer freezer;
    private final DecisionPapers papers;
    private final SignatureRules signatures;
    private final DocumentStore documents;
    private final CompletionBasis basis;
    private final ContractScope scope;
    private final Clock clock;

    DecisionService(
            DecisionStore store,
            SettingStore settings,
            AssessmentService assessments,
            ContractService contracts,
            Freezer freezer,
            DecisionPapers papers,
            SignatureRules signatures,
            DocumentStore documents,
            CompletionBasis basis,
            ContractScope scope,
            Clock clock) {
        this.store = store;
        this.settings = settings;
        this.assessments = assessments;
        this.contracts = contracts;
        this.freezer = freezer;
        this.papers = papers;
        this.signatures = signatures;
        this.documents = documents;
        this.basis = basis;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * All versions, the latest first.
     *
     * @throws RejectedException where there is no such contract
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<Decision> versions(long contractId) {
        contracts.contract(contractId);
        return store.all(contractId);
    }

    /** @throws RejectedException where a decision has been started already */
    @RolesAllowed(Roles.OFFICIAL)
    public void start(long contractId) {
        settings.lock(contractId);
        if (store.latest(contractId).isPresent()) {
            throw new RejectedException(MessageText.of("contract.completion.decision.started"));
        }
        begin(contractId, 1, null, null);
    }

    /**
     * Makes a new version of a signed decision, which stays as it is.
     *
     * @throws RejectedException where the latest version isn't signed, and without a reason
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void reopen(long contractId, String reason) {
        String why = basis.required("reason", "contract.completion.decision.reason", reason, LONGEST_REASON);
        settings.lock(contractId);
        Decision signed = store.latest(contractId)
                .filter(decision -> decision.state() == DecisionState.SIGNED)
                .orElseThrow(() -> new RejectedException(MessageText.of("contract.completion.decision.notSigned")));
        begin(contractId, signed.version() + 1, why, signed);
    }

    private void begin(long contractId, int version, @Nullable String reason, @Nullable Decision before) {
        Contract contract = contracts.contract(contractId);
        scope.requireNotOfContractor(contract);
        FrozenFigures figures = draw(contractId);
        Signed signed = basis.signed();
        try {
            long id = store.add(contractId, version, figures, reason, signed);
            store.putSections(id, before == null ? MemoDraft.of(contract, figures) : before.sections());
            store.addStep(id, before == null ? DecisionStep.Kind.STARTED : DecisionStep.Kind.REOPENED, reason, signed);
        } catch (DuplicateKeyException e) {
            throw CompletionBasis.meanwhile();
        }
        basis.changed(
                contractId,
                before == null ? "contract.completion.audit.started" : "contract.completion.audit.reopened",
                name(contract, version),
                reason,
                Map.of());
    }

    /**
     * Writes the outcome and the texts of a draft.
     *
     * @param seen the revision that the official has seen
     * @throws RejectedException where it is no longer that draft, for a text that is too long or holds a card number
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void write(long decisionId, int seen, @Nullable DecisionOutcome outcome, Map<MemoSection, String> sections) {
        Decision decision = asCity(decisionId);
        Map<MemoSection, String> kept = new EnumMap<>(MemoSection.class);
        sections.forEach((section, text) -> kept.put(section, basis.optional(section.name(), text, LONGEST_SECTION)));
        if (!store.write(decisionId, seen, outcome)) {
            throw refusal(decision);
        }
        store.putSections(decisionId, kept);
        step(decision, DecisionStep.Kind.WRITTEN, null, "contract.completion.audit.written", Map.of());
    }

    /**
     * Draws the figures of a draft anew; the texts stay.
     *
     * @throws RejectedException where it is no longer the draft that was seen
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void refresh(long decisionId, int seen) {
        Decision decision = asCity(decisionId);
        if (!store.refresh(decisionId, seen, draw(decision.contractId()))) {
            throw refusal(decision);
        }
        step(decision, DecisionStep.Kind.REFRESHED, null, "contract.completion.audit.refreshed", Map.of());
    }

    /**
     * Hands the draft to the approver. From now on it doesn't change, and neither do thresholds and rule.
     *
     * @throws RejectedException where it is no longer the draft that was seen, without a rule, an outcome or a text, and where the
     *     figures are not of today or something was laid down anew since
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void prepare(long decisionId, int seen) {
        Decision decision = locked(decisionId);
        if (decision.figures().ruleVersion() == 0) {
            throw new RejectedException(MessageText.of("contract.completion.decision.noRule"));
        }
        if (decision.outcome() == null) {
            throw new RejectedException("outcome", MessageText.of("contract.completion.decision.noOutcome"));
        }
        for (MemoSection section : MemoSection.values()) {
            if (decision.section(section).isBlank()) {
                throw new RejectedException(
                        section.name(),
                        MessageText.of("contract.completion.decision.noText", MessageText.of(section.textKey())));
            }
        }
        Contract contract = contracts.contract(decision.contractId());
        if (!decision.figures().day().equals(Tokyo.today(clock))
                || !decision.figures().contractEnd().equals(contract.endsOn())
                || decision.figures().settingsStamp() != settings.stamp(decision.contractId())) {
            throw new RejectedException(MessageText.of("contract.completion.decision.stale"));
        }
        if (!store.prepare(decisionId, seen, papers.source(contract, decisionId), basis.signed())) {
            throw refusal(decision);
        }
        step(
                decision,
                DecisionStep.Kind.PREPARED,
                null,
                "contract.completion.audit.prepared",
                Map.of("contract.completion.audit.outcome", decision.outcome().name()));
    }

    /**
     * Gives it back to the officials as a draft.
     *
     * @throws RejectedException where it doesn't wait, or has changed since it was seen, and without a comment
     */
    @RolesAllowed(Roles.APPROVER)
    public void giveBack(long decisionId, int seen, String comment) {
        Decision decision = asCity(decisionId);
        String remark = basis.required("remark", "contract.completion.decision.remark", comment, LONGEST_REASON);
        if (!store.giveBack(decisionId, seen)) {
            throw refusal(decision);
        }
        step(decision, DecisionStep.Kind.RETURNED, remark, "contract.completion.audit.returned", Map.of());
    }

    /**
     * Signs it for good: the memo as PDF and the manifest of the evidence are made and kept, and until when which data is kept is set.
     *
     * @throws RejectedException for whoever works for the contractor, has had a hand in any version of it, in the rule or in the
     *     inspection, or has judged the contract's months, costs or what was mended, which it all rests on; where it doesn't
     *     wait or has changed since it was seen; where the contract or its evidence isn't what it was when this was prepared
     */
    @RolesAllowed(Roles.APPROVER)
    public void sign(long decisionId, int seen) {
        Decision decision = asCity(decisionId);
        Signed signed = basis.signed();
        signatures.against(signed.by(), decision.contractId()).ifPresent(why -> {
            throw new RejectedException(why);
        });
        if (decision.state() != DecisionState.PREPARED || decision.revision() != seen) {
            throw refusal(decision);
        }
        Contract contract = contracts.contract(decision.contractId());
        // printing takes a while, so nothing is locked or kept before
        DecisionPapers.Drawn drawn = papers.draw(contract, decision, signed);
        store.lock(decisionId);
        if (settings.contractVersionNow(contract.id()) != contract.version()) {
            throw DecisionPapers.changed(MessageText.of("contract.completion.changed.entry"));
        }
        DecisionPapers.Papers issued = papers.keep(drawn, decision, signed);
        if (!store.sign(
                decisionId, seen, signed, issued.memo().id(), issued.manifest().id())) {
            throw refusal(decision);
        }
        store.keepUntil(decisionId, decision.figures().retention());
        step(
                decision,
                DecisionStep.Kind.SIGNED,
                null,
                "contract.completion.audit.signed",
                Map.of(
                        "contract.completion.audit.outcome",
                        Optional.ofNullable(decision.outcome()).map(Enum::name).orElse("-"),
                        "contract.completion.audit.sha256",
                        issued.memo().sha256(),
                        "contract.completion.audit.manifest",
                        issued.manifest().sha256()));
    }

    /** Why the current user can't sign it; empty where nothing speaks against it. @throws RejectedException where there is none */
    @RolesAllowed(Roles.APPROVER)
    @Transactional(readOnly = true)
    public Optional<MessageText> againstSigning(long decisionId) {
        return signatures.against(basis.signed().by(), require(decisionId).contractId());
    }

    /** The signed memo, byte by byte. @throws RejectedException where there is none */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public byte[] memo(long decisionId) {
        Decision decision = require(decisionId);
        return content(decision, decision.memo());
    }

    /** The manifest of the evidence, byte by byte. @throws RejectedException where there is none */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public byte[] manifest(long decisionId) {
        Decision decision = require(decisionId);
        return content(decision, decision.manifest());
    }

    private byte[] content(Decision decision, @Nullable IssuedDocument document) {
        return Optional.ofNullable(document)
                .flatMap(issued -> documents.content(decision.contractId(), issued.id()))
                .orElseThrow(DecisionService::unknown);
    }

    private FrozenFigures draw(long contractId) {
        return freezer.freeze(assessments.now(contractId), settings.stamp(contractId));
    }

    private void step(
            Decision decision,
            DecisionStep.Kind kind,
            @Nullable String remark,
            String action,
            Map<String, String> details) {
        store.addStep(decision.id(), kind, remark, basis.signed());
        Contract contract = contracts.contract(decision.contractId());
        basis.changed(decision.contractId(), action, name(contract, decision.version()), remark, details);
    }

    private static String name(Contract contract, int version) {
        return contract.number() + " v" + version;
    }

    private Decision locked(long decisionId) {
        settings.lock(store.lock(decisionId).orElseThrow(DecisionService::unknown));
        return asCity(decisionId);
    }

    /** For who has a hand in it; nobody decides what their own organisation has performed, whatever roles they hold besides. */
    private Decision asCity(long decisionId) {
        Decision decision = require(decisionId);
        scope.requireNotOfContractor(contracts.contract(decision.contractId()));
        return decision;
    }

    private Decision require(long decisionId) {
        Decision decision = store.find(decisionId).orElseThrow(DecisionService::unknown);
        contracts.contract(decision.contractId());
        return decision;
    }

    private static RejectedException unknown() {
        return new RejectedException(MessageText.of("contract.completion.decision.unknown"));
    }

    /** Says in what state it is by now. */
    private RejectedException refusal(Decision seen) {
        DecisionState now = store.stateNow(seen.id());
        return now == DecisionState.SIGNED
                ? new RejectedException(MessageText.of("contract.completion.decision.immutable"))
                : new RejectedException(
                        MessageText.of("contract.completion.decision.meanwhile", MessageText.of(now.textKey())));
    }
}
