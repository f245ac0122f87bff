package jp.madoguchi.contract;

import jakarta.annotation.security.RolesAllowed;
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

/** The costs as a file: one row each, the latest month first. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.CONTRACTOR})
public class CostExportService {
    private static final int MOST = 50_000;

    private final CostStore store;
    private final ContractCells cells;
    private final ContractScope scope;
    private final Messages messages;
    private final Looks looks;

    CostExportService(CostStore store, ContractCells cells, ContractScope scope, Messages messages, Looks looks) {
        this.looks = looks;
        this.store = store;
        this.cells = cells;
        this.scope = scope;
        this.messages = messages;
    }

    /** @throws jp.madoguchi.platform.error.RejectedException where the reader has no such contract */
    public ExportTable table(long contractId, Locale locale) {
        cells.contract(contractId, scope.organisation());
        List<String> columns = Stream.of(
                        "contract.cost.monthOf",
                        "contract.cost.kind",
                        "contract.cost.yen",
                        "contract.cost.purpose",
                        "contract.cost.state",
                        "contract.cost.enteredBy",
                        "contract.cost.enteredAt",
                        "contract.cost.decidedBy",
                        "contract.cost.decidedAt",
                        "contract.cost.remark",
                        "contract.cost.documents")
                .map(key -> messages.get(locale, key))
                .toList();
        List<List<ExportCell>> rows = store.all(contractId, MOST).stream()
                .map(cost -> row(cost, locale))
                .toList();
        looks.look(AuditEntry.of("audit.export.figures", "CONTRACT", contractId, "-")
                .with(Map.of("contract.cost.title", String.valueOf(rows.size()))));
        return ExportTable.of(messages.get(locale, "contract.cost.title"), columns, rows);
    }

    private List<ExportCell> row(Cost cost, Locale locale) {
        Signed decided = cost.decided();
        return List.of(
                ExportCell.of(cost.month().toString()),
                ExportCell.of(messages.get(locale, cost.kind().textKey())),
                ExportCell.of(cost.yen()),
                ExportCell.of(cost.purpose()),
                ExportCell.of(messages.get(locale, cost.state().textKey())),
                ExportCell.of(cost.entered().name()),
                ExportCell.of(cost.entered().at()),
                decided == null ? ExportCell.BLANK : ExportCell.of(decided.name()),
                decided == null ? ExportCell.BLANK : ExportCell.of(decided.at()),
                ExportCell.of(cost.remark()),
                ExportCell.of(String.join(
                        " ", cost.documents().stream().map(KeptFile::name).toList())));
    }
}
