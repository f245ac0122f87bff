package jp.madoguchi.inquiry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.Numbered;
import jp.madoguchi.platform.table.Problems;
import jp.madoguchi.platform.table.RowProblem;

/** What a file adds to what is known, and which of its rows contradict that or each other. */
record InquiryImportPlan(List<InquiryRow> added, int unchanged, Problems problems) {

    static InquiryImportPlan of(
            List<Numbered<InquiryRow>> rows, Map<String, InquiryImportStore.Content> imported, Set<String> atTheDesk) {
        List<InquiryRow> added = new ArrayList<>();
        int unchanged = 0;
        Problems problems = new Problems();
        Map<String, Long> lines = new HashMap<>();
        for (Numbered<InquiryRow> numbered : rows) {
            InquiryRow row = numbered.value();
            String key = row.importKey();
            Long earlier = lines.putIfAbsent(key, numbered.line());
            InquiryImportStore.Content known = imported.get(key);
            if (earlier != null) {
                problems.add(problem(numbered, MessageText.of("inquiry.import.twice", earlier)));
            } else if (row.callId() != null && atTheDesk.contains(row.callId())) {
                problems.add(problem(numbered, MessageText.of("inquiry.import.atTheDesk", row.callId())));
            } else if (known == null) {
                added.add(row);
            } else if (known.erased() || known.equals(InquiryImportStore.Content.of(row))) {
                // what was erased doesn't come back with its file
                unchanged++;
            } else {
                problems.add(problem(numbered, MessageText.of("inquiry.import.otherContent")));
            }
        }
        return new InquiryImportPlan(added, unchanged, problems);
    }

    private static RowProblem problem(Numbered<InquiryRow> row, MessageText why) {
        return row.value().callId() == null
                ? RowProblem.ofRow(row.line(), why)
                : RowProblem.ofCell(row.line(), InquiryFormat.CALL_ID.name(), why);
    }
}
