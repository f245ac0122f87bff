package jp.madoguchi.contract.completion;

import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A prepared decision before the approver, who has had no hand in it: given back, or signed for good, and then the papers it leaves. */
@Service
@Transactional
public class SigningService {
    private final DecisionStore store;
    private final DecisionSteps steps;
    private final SettingStore settings;
    private final ContractService contracts;
    private final DecisionPapers papers;
    private final SignatureRules signatures;
    private final DocumentStore documents;
    private final CompletionBasis basis;

    SigningService(
            DecisionStore store,
            DecisionSteps steps,
            SettingStore settings,
            ContractService contracts,
            DecisionPapers papers,
            SignatureRules signatures,
            DocumentStore documents,
            CompletionBasis basis) {
        this.store = store;
        this.steps = steps;
        this.settings = settings;
        this.contracts = contracts;
        this.papers = papers;
        this.signatures = signatures;
        this.documents = documents;
        this.basis = basis;
    }

    /**
     * Gives it back to the officials as a draft.
     *
     * @throws RejectedException where it doesn't wait, or has changed since it was seen, and without a comment
     */
    @RolesAllowed(Roles.APPROVER)
    public void giveBack(long decisionId, int seen, String comment) {
        Decision decision = steps.asCity(decisionId);
        String remark = basis.required(
                "remark", "contract.completion.decision.remark", comment, DecisionService.LONGEST_REASON);
        if (!store.giveBack(decisionId, seen)) {
            throw steps.refusal(decision);
        }
        steps.add(decision, DecisionStep.Kind.RETURNED, remark, "contract.completion.audit.returned", Map.of());
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
        Decision decision = steps.asCity(decisionId);
        Signed signed = basis.signed();
        signatures.against(signed.by(), decision.contractId()).ifPresent(why -> {
            throw new RejectedException(why);
        });
        if (decision.state() != DecisionState.PREPARED || decision.revision() != seen) {
            throw steps.refusal(decision);
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
            throw steps.refusal(decision);
        }
        store.keepUntil(decisionId, decision.figures().retention());
        steps.add(
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
        return signatures.against(basis.signed().by(), steps.require(decisionId).contractId());
    }

    /** The signed memo, byte by byte. @throws RejectedException where there is none */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public byte[] memo(long decisionId) {
        Decision decision = steps.require(decisionId);
        return content(decision, decision.memo());
    }

    /** The manifest of the evidence, byte by byte. @throws RejectedException where there is none */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public byte[] manifest(long decisionId) {
        Decision decision = steps.require(decisionId);
        return content(decision, decision.manifest());
    }

    private byte[] content(Decision decision, @Nullable IssuedDocument document) {
        return Optional.ofNullable(document)
                .flatMap(issued -> documents.content(decision.contractId(), issued.id()))
                .orElseThrow(DecisionSteps::unknown);
    }
}
