package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractChanged;
import jp.madoguchi.contract.ContractFileService;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.CostExportService;
import jp.madoguchi.contract.CostService;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of the costs: the sums, what was entered, and what the reader can do about it. */
@Component
class CostsPage {
    private final IncidentService incidents;
    private final ContractService contracts;
    private final CostService costs;
    private final CostExportService export;
    private final ContractFileService files;
    private final FileIntake intake;
    private final LiveUpdates live;
    private final Clock clock;

    CostsPage(
            IncidentService incidents,
            ContractService contracts,
            CostService costs,
            CostExportService export,
            ContractFileService files,
            FileIntake intake,
            LiveUpdates live,
            Clock clock) {
        this.incidents = incidents;
        this.contracts = contracts;
        this.costs = costs;
        this.export = export;
        this.files = files;
        this.intake = intake;
        this.live = live;
        this.clock = clock;
    }

    /** @param asked the contract in the address; absent for the latest */
    void fill(Div page, Reader reader, @Nullable Long asked) {
        page.removeAll();
        PageHeader header = new PageHeader(page.getTranslation("contract.cost.title"));
        page.add(header);
        Optional<Contract> found = incidents.current().flatMap(incident -> find(incident.id(), asked));
        if (found.isEmpty()) {
            page.add(new EmptyState(
                    page.getTranslation("contract.none.title"),
                    page.getTranslation(reader.isCity() ? "contract.none.city" : "contract.none.contractor")));
            return;
        }
        Contract contract = found.get();
        header.setSubline(page.getTranslation("contract.cost.subline", contract.number(), contract.title()));
        Anchor back =
                new Anchor(reader.area() + "?contract=" + contract.id(), page.getTranslation("contract.month.back"));
        back.getElement().setAttribute("router-link", true);
        header.addActions(
                download(page, contract.id(), "contract.cost.csv", TableExport.CSV_WITH_BOM),
                download(page, contract.id(), "contract.cost.xlsx", TableExport.XLSX),
                back);
        CostSumsTable sums = new CostSumsTable();
        CostList list = new CostList(costs, files, reader);
        Runnable show = () -> {
            sums.show(costs.sums(contract.id()));
            list.show(costs.all(contract.id()));
        };
        list.whenChanged(show);
        live.follow(sums, ContractChanged.class, show);
        page.add(new CardSection(page.getTranslation("contract.cost.sums"), sums));
        List<YearMonth> months = months(contract);
        if (reader.handsIn() && !months.isEmpty()) {
            CostForm form = new CostForm(months, intake, (cost, documents) -> {
                costs.enter(contract.id(), cost, documents);
                show.run();
            });
            list.whenReturned(form::fill);
            page.add(new CardSection(page.getTranslation("contract.cost.enter"), form));
        }
        page.add(new CardSection(page.getTranslation("contract.cost.list"), list));
        show.run();
    }

    private Optional<Contract> find(long incidentId, @Nullable Long asked) {
        if (asked == null) {
            return contracts.current(incidentId);
        }
        try {
            return Optional.of(contracts.contract(asked));
        } catch (RejectedException e) {
            return Optional.empty();
        }
    }

    /** Those of the contract up to now, the latest first. */
    private List<YearMonth> months(Contract contract) {
        YearMonth first = YearMonth.from(contract.startsOn());
        return Stream.iterate(
                        YearMonth.from(Tokyo.today(clock)),
                        month -> !month.isBefore(first),
                        month -> month.minusMonths(1))
                .toList();
    }

    private Anchor download(Div page, long contractId, String text, TableExport form) {
        Locale locale = Words.locale();
        DownloadHandler handler = event -> {
            event.setFileName("costs-" + Tokyo.today(clock) + "." + form.extension());
            event.setContentType(form.mediaType());
            form.write(export.table(contractId, locale), event.getOutputStream());
        };
        return new Anchor(handler, AttachmentType.DOWNLOAD, page.getTranslation(text));
    }
}
