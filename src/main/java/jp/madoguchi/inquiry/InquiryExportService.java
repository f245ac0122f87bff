package jp.madoguchi.inquiry;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.script.AnswerScript;
import jp.madoguchi.inquiry.script.ScriptService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.privacy.export.BulkExportService;
import jp.madoguchi.privacy.export.ExportScope;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The list of inquiries as a file, as the filter leaves it. Operators don't take data away; auditors get callers masked. */
@Service
@RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
public class InquiryExportService {
    /** More than a spreadsheet is pleasant with, and less than a sheet holds (1,048,576 rows, ECMA-376 as Excel has it). */
    public static final int MOST = 200_000;

    private static final int CHUNK = 2_000;

    /** Of a file for who has chosen no columns: with what a spreadsheet needs besides what fits onto a screen. */
    private static final List<ListColumn> STANDARD = List.of(
            ListColumn.NUMBER,
            ListColumn.TIME,
            ListColumn.ENDED,
            ListColumn.CATEGORY,
            ListColumn.OUTCOME,
            ListColumn.CHANNEL,
            ListColumn.CALLER,
            ListColumn.OPERATOR,
            ListColumn.CALL,
            ListColumn.SUMMARY);

    private final InquiryListService inquiries;
    private final IncidentService incidents;
    private final Messages messages;
    private final Looks looks;
    private final BulkExportService bulk;
    private final ScriptService scripts;
    private final Clock clock;

    InquiryExportService(
            InquiryListService inquiries,
            IncidentService incidents,
            Messages messages,
            Looks looks,
            BulkExportService bulk,
            ScriptService scripts,
            Clock clock) {
        this.bulk = bulk;
        this.scripts = scripts;
        this.inquiries = inquiries;
        this.looks = looks;
        this.clock = clock;
        this.incidents = incidents;
        this.messages = messages;
    }

    /**
     * All inquiries that the filter leaves, in the order of their time. The rows are read while they are written, so that a
     * large file needs no memory.
     *
     * @param columns those on screen; the number, by which a row is found again, comes first in any case
     * @throws RejectedException if there are more than {@link #MOST}; says how many and how to get fewer
     */
    public ExportTable table(InquiryFilter filter, List<ListColumn> columns, Locale locale) {
        long count = inquiries.count(filter);
        if (count > MOST) {
            throw new RejectedException(MessageText.of("inquiry.export.tooMany", count, MOST));
        }
        Incident incident = incidents
                .byId(filter.incidentId())
                .orElseThrow(() -> new RejectedException(MessageText.of("incident.unknown")));
        bulk.take(scope(filter, columns), count);
        looks.look(AuditEntry.of("audit.export.inquiries", "INCIDENT", incident.id(), incident.code())
                .with(Map.of("audit.count", String.valueOf(count))));
        List<ListColumn> written = inFile(columns);
        InquiryCells cells = new InquiryCells(incident, messages, locale, clock.instant());
        Iterable<List<ExportCell>> rows = () -> new Rows(
                filter,
                row -> written.stream().map(column -> cells.of(row, column)).toList());
        return ExportTable.of(
                messages.get(locale, "inquiry.list.title"),
                written.stream()
                        .map(column -> messages.get(locale, heading(column)))
                        .toList(),
                rows);
    }

    /** What the user may do with such a file now. */
    public BulkExportService.Standing standing(InquiryFilter filter, List<ListColumn> columns, long rows) {
        return bulk.standing(scope(filter, columns), rows);
    }

    /** Where to sign in once more, and come back from to the list. */
    public String signInAgain() {
        return bulk.signInAgain("desk/inquiries");
    }

    /** Asks somebody else to allow it. @throws RejectedException without a reason, and where it needn't be asked */
    public void ask(InquiryFilter filter, List<ListColumn> columns, String reason) {
        bulk.request(scope(filter, columns), inquiries.count(filter), what(filter, columns), reason);
    }

    /** In both languages: who decides may read another one than who asks. */
    private LocalizedText what(InquiryFilter filter, List<ListColumn> columns) {
        Incident incident = incidents
                .byId(filter.incidentId())
                .orElseThrow(() -> new RejectedException(MessageText.of("incident.unknown")));
        Long scriptId = filter.further().scriptId();
        AnswerScript script = scriptId == null
                ? null
                : scripts.versions(incident.id(), scriptId).stream()
                        .max(Comparator.comparing(AnswerScript::version))
                        .orElse(null);
        List<ListColumn> written = inFile(columns);
        return new LocalizedText(
                new FilterWords(incident, messages, script, Locale.JAPANESE).of(filter, written),
                new FilterWords(incident, messages, script, Locale.ENGLISH).of(filter, written));
    }

    private static ExportScope scope(InquiryFilter filter, List<ListColumn> columns) {
        return ExportScope.of("inquiry.list.title", List.of(filter, columns));
    }

    private static List<ListColumn> inFile(List<ListColumn> onScreen) {
        if (onScreen.equals(ListColumn.STANDARD)) {
            return STANDARD;
        }
        return Stream.concat(Stream.of(ListColumn.NUMBER), onScreen.stream())
                .distinct()
                .toList();
    }

    private static String heading(ListColumn column) {
        return column == ListColumn.TIME ? "inquiry.export.started" : column.textKey();
    }

    /** Reads on from the last row of the chunk before, so that the millionth row costs as much as the first. */
    private final class Rows implements Iterator<List<ExportCell>> {
        private final InquiryFilter filter;
        private final Function<ListedInquiry, List<ExportCell>> row;
        private final Deque<ListedInquiry> chunk = new ArrayDeque<>();
        private @Nullable InquiryLine last;
        private boolean ended;

        private Rows(InquiryFilter filter, Function<ListedInquiry, List<ExportCell>> row) {
            this.filter = filter;
            this.row = row;
        }

        @Override
        public boolean hasNext() {
            if (chunk.isEmpty() && !ended) {
                chunk.addAll(inquiries.following(filter, last, CHUNK));
                ended = chunk.size() < CHUNK;
                ListedInquiry latest = chunk.peekLast();
                last = latest == null ? last : latest.inquiry();
            }
            return !chunk.isEmpty();
        }

        @Override
        public List<ExportCell> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return row.apply(chunk.removeFirst());
        }
    }
}
