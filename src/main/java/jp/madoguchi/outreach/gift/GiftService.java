package jp.madoguchi.outreach.gift;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows where the gifts stand: by lot, by state, by card and by month. No code among it. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
public class GiftService {
    /** A page of gifts holds no more. */
    public static final int MOST = 500;

    /** In the order of a gift's life, as the settlement and its file show them. */
    public static final List<GiftState> STATES = List.of(
            GiftState.AVAILABLE,
            GiftState.ALLOCATED,
            GiftState.SENT,
            GiftState.RECEIVED,
            GiftState.EXPIRED,
            GiftState.VOIDED);

    private final GiftQueries queries;
    private final Messages messages;
    private final Looks looks;

    GiftService(GiftQueries queries, Messages messages, Looks looks) {
        this.looks = looks;
        this.queries = queries;
        this.messages = messages;
    }

    /** With how many of their gifts stand where; the latest first. */
    public List<GiftLot> lots(long incidentId) {
        return queries.lots(incidentId);
    }

    /** @param after the id of the last gift of the page before, 0 for the first page */
    public List<GiftLine> page(long incidentId, GiftFilter filter, long after, int limit) {
        return queries.page(incidentId, filter, after, Math.clamp(limit, 1, MOST));
    }

    /** The gifts that a card has had, and all that became of them; empty where it had none. */
    public List<GiftHistory> history(long incidentId, String cardReference) {
        return queries.history(incidentId, cardReference.strip());
    }

    /** Month by month and lot by lot, the latest first. */
    public List<SettlementRow> settlement(long incidentId) {
        return queries.settlement(incidentId);
    }

    /** The settlement as a file. */
    public ExportTable settlementTable(long incidentId, Locale locale) {
        List<String> columns = new ArrayList<>(
                Stream.of("outreach.gift.settlement.month", "outreach.gift.lot.name", "outreach.gift.lot.value")
                        .map(key -> messages.get(locale, key))
                        .toList());
        STATES.forEach(state -> columns.add(messages.get(locale, "outreach.gift.settlement.count." + state.name())));
        columns.add(messages.get(locale, "outreach.gift.settlement.boughtYen"));
        columns.add(messages.get(locale, "outreach.gift.settlement.receivedYen"));
        List<List<ExportCell>> rows =
                settlement(incidentId).stream().map(GiftService::cells).toList();
        looks.look(AuditEntry.of("audit.export.figures", "INCIDENT", incidentId, "-")
                .with(Map.of("outreach.gift.settlement.title", String.valueOf(rows.size()))));
        return ExportTable.of(messages.get(locale, "outreach.gift.settlement.title"), columns, rows);
    }

    private static List<ExportCell> cells(SettlementRow row) {
        List<ExportCell> cells = new ArrayList<>(List.of(
                ExportCell.of(row.month().toString()), ExportCell.of(row.lotName()), ExportCell.of(row.valueYen())));
        STATES.forEach(state -> cells.add(ExportCell.of(row.count(state))));
        cells.add(ExportCell.of(row.yen(GiftState.AVAILABLE)));
        cells.add(ExportCell.of(row.yen(GiftState.RECEIVED)));
        return cells;
    }
}
