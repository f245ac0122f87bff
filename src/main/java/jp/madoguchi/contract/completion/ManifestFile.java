package jp.madoguchi.contract.completion;

import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.contract.EvidenceManifest;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.export.TableExport;

/** The list of the evidence that a decision rests on, with a digest of each file, for whoever wants to compare later. */
final class ManifestFile {
    private ManifestFile() {}

    /**
     * @param notices whose inspection records belong to the evidence too
     * @param figuresDigest SHA-256 of the frozen figures as they are kept
     */
    static byte[] of(EvidenceManifest manifest, List<CompletionNotice> notices, String figuresDigest) {
        List<List<ExportCell>> rows = new ArrayList<>();
        for (EvidenceManifest.Entry entry : manifest.entries()) {
            rows.add(List.of(
                    ExportCell.of("evidence"),
                    ExportCell.of(entry.obligation()),
                    ExportCell.of(entry.month().toString()),
                    ExportCell.of(entry.fileName()),
                    ExportCell.of(entry.size()),
                    ExportCell.of(entry.sha256()),
                    ExportCell.of(entry.submitted().by()),
                    ExportCell.of(entry.submitted().at())));
        }
        for (CompletionNotice notice : notices) {
            for (CompletionNotice.Inspection inspection : notice.inspections()) {
                IssuedDocument record = inspection.document();
                rows.add(List.of(
                        ExportCell.of("inspection"),
                        ExportCell.BLANK,
                        ExportCell.BLANK,
                        ExportCell.of(record.name()),
                        ExportCell.BLANK,
                        ExportCell.of(record.sha256()),
                        ExportCell.of(record.issued().by()),
                        ExportCell.of(record.issued().at())));
            }
        }
        rows.add(List.of(
                ExportCell.of("figures"),
                ExportCell.BLANK,
                ExportCell.BLANK,
                ExportCell.of("frozen-figures.json"),
                ExportCell.BLANK,
                ExportCell.of(figuresDigest),
                ExportCell.BLANK,
                ExportCell.BLANK));
        return TableExport.CSV_WITH_BOM.bytes(ExportTable.of(
                "manifest", List.of("kind", "obligation", "month", "file", "bytes", "sha256", "by", "at"), rows));
    }
}
