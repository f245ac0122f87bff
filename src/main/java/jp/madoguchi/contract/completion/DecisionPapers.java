package jp.madoguchi.contract.completion;

import java.util.Optional;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.EvidenceManifest;
import jp.madoguchi.contract.EvidenceService;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.i18n.Messages;
import org.springframework.stereotype.Component;

/**
 * Issues what a signed decision leaves: the memo and the manifest of its evidence. They are drawn first, which takes a while, and
 * kept once it is sure that they are what was prepared.
 */
@Component
class DecisionPapers {
    record Papers(IssuedDocument memo, IssuedDocument manifest) {}

    /** Papers as they would be now, not kept yet. */
    record Drawn(FrozenPapers from, byte[] memo, byte[] manifest) {}

    private static final String CSV = "text/csv; charset=UTF-8";

    private final EvidenceService evidence;
    private final NoticeStore notices;
    private final DecisionStore decisions;
    private final DocumentStore documents;
    private final PdfDocuments pdf;
    private final Messages messages;

    DecisionPapers(
            EvidenceService evidence,
            NoticeStore notices,
            DecisionStore decisions,
            DocumentStore documents,
            PdfDocuments pdf,
            Messages messages) {
        this.evidence = evidence;
        this.notices = notices;
        this.decisions = decisions;
        this.documents = documents;
        this.pdf = pdf;
        this.messages = messages;
    }

    /** What they would be drawn from now. */
    FrozenPapers source(Contract contract, long decisionId) {
        EvidenceManifest manifest = evidence.manifest(contract.id());
        return source(contract, manifest, list(manifest, contract.id(), decisionId));
    }

    /**
     * Draws them without keeping anything.
     *
     * @throws RejectedException where they would differ from what was prepared, with what is different
     */
    Drawn draw(Contract contract, Decision decision, Signed signed) {
        EvidenceManifest manifest = evidence.manifest(contract.id());
        byte[] list = list(manifest, contract.id(), decision.id());
        FrozenPapers now = source(contract, manifest, list);
        FrozenPapers prepared = decision.papers();
        (prepared == null ? Optional.of(MessageText.of("contract.completion.changed.unknown")) : prepared.changes(now))
                .ifPresent(changed -> {
                    throw changed(changed);
                });
        byte[] memo = pdf.print(
                MemoDocument.signed(messages, contract, decision, signed, manifest, DocumentStore.sha256(list)));
        return new Drawn(now, memo, list);
    }

    Papers keep(Drawn drawn, Decision decision, Signed signed) {
        long contract = decision.contractId();
        String version = "-第" + decision.version() + "版";
        IssuedDocument manifest = documents.add(
                contract, DocumentStore.Kind.MANIFEST, "証拠目録" + version + ".csv", CSV, drawn.manifest(), signed);
        IssuedDocument memo = documents.add(
                contract,
                DocumentStore.Kind.MEMO,
                "契約終了判断書" + version + ".pdf",
                PdfDocuments.MEDIA_TYPE,
                drawn.memo(),
                signed);
        return new Papers(memo, manifest);
    }

    static RejectedException changed(MessageText what) {
        return new RejectedException(MessageText.of("contract.completion.decision.changed", what));
    }

    private byte[] list(EvidenceManifest manifest, long contractId, long decisionId) {
        return ManifestFile.of(manifest, notices.all(contractId), decisions.figuresDigest(decisionId));
    }

    private static FrozenPapers source(Contract contract, EvidenceManifest manifest, byte[] list) {
        return FrozenPapers.of(contract, manifest.entries().size(), DocumentStore.sha256(list));
    }
}
