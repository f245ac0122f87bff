package jp.madoguchi.inquiry;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.Function;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.i18n.Messages;
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

    private static final List<String> COLUMNS = List.of(
            "inquiry.export.number",
            "inquiry.export.started",
            "inquiry.export.ended",
            "inquiry.export.category",
            "inquiry.export.outcome",
            "inquiry.export.channel",
            "inquiry.export.caller",
            "inquiry.export.operator",
            "inquiry.export.call",
            "inquiry.export.summary");

    private final InquiryService inquiries;
    private final InquiryQueries queries;
    private final IncidentService incidents;
    private final Messages messages;

    InquiryExportService(
            InquiryService inquiries, InquiryQueries queries, IncidentService incidents, Messages messages) {
        this.inquiries = inquiries;
        this.queries = queries;
        this.incidents = incidents;
        this.messages = messages;
    }

    /**
     * All inquiries that the filter leaves, in the order of their time. The rows are read while they are written, so that a
     * large file needs no memory.
     *
     * @throws RejectedException if there are more than {@link #MOST}; says how many and how to get fewer
     */
    public ExportTable table(InquiryFilter filter, Locale locale) {
        long count = queries.count(filter);
        if (count > MOST) {
            throw new RejectedException(MessageText.of("inquiry.export.tooMany", count, MOST));
        }
        Incident incident = incidents
                .byId(filter.incidentId())
                .orElseThrow(() -> new RejectedException(MessageText.of("incident.unknown")));
        List<String> columns =
                COLUMNS.stream().map(column -> messages.get(locale, column)).toList();
        Iterable<List<ExportCell>> rows = () -> new Rows(filter, line -> row(line, incident, locale));
        return ExportTable.of(messages.get(locale, "inquiry.list.title"), columns, rows);
    }

    private List<ExportCell> row(InquiryLine line, Incident incident, Locale locale) {
        return List.of(
                ExportCell.of(line.number()),
                ExportCell.of(line.startedAt()),
                ExportCell.of(line.endedAt()),
                ExportCell.of(incident.category(line.categoryId())
                        .map(category -> category.name().in(locale))
                        .orElse("")),
                ExportCell.of(messages.get(locale, line.outcome().textKey())),
                ExportCell.of(messages.get(locale, line.channel().textKey())),
                ExportCell.of(line.caller()),
                ExportCell.of(line.operator()),
                ExportCell.of(line.callId()),
                ExportCell.of(line.summary()));
    }

    /** Reads on from the last row of the chunk before, so that the millionth row costs as much as the first. */
    private final class Rows implements Iterator<List<ExportCell>> {
        private final InquiryFilter filter;
        private final Function<InquiryLine, List<ExportCell>> row;
        private final Deque<InquiryLine> chunk = new ArrayDeque<>();
        private @Nullable InquiryLine last;
        private boolean ended;

        private Rows(InquiryFilter filter, Function<InquiryLine, List<ExportCell>> row) {
            this.filter = filter;
            this.row = row;
        }

        @Override
        public boolean hasNext() {
            if (chunk.isEmpty() && !ended) {
                chunk.addAll(inquiries.following(filter, last, CHUNK));
                ended = chunk.size() < CHUNK;
                last = chunk.peekLast();
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
