package jp.madoguchi.outreach.reach;

import jakarta.annotation.security.RolesAllowed;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The ledger as a file, card by card, with the persons masked. */
@Service
@RolesAllowed({Roles.OFFICIAL, Roles.AUDITOR})
public class ReachExportService {
    private static final int CHUNK = 5_000;

    private final ReachQueries queries;
    private final Messages messages;
    private final Looks looks;

    ReachExportService(ReachQueries queries, Messages messages, Looks looks) {
        this.queries = queries;
        this.messages = messages;
        this.looks = looks;
    }

    /** The rows are read while they are written, so that all cards need no memory. */
    public ExportTable table(Incident incident, ReachFilter filter, Locale locale) {
        looks.look(AuditEntry.of("audit.export.reach", "INCIDENT", incident.id(), incident.code()));
        return ExportTable.of(
                messages.get(locale, "outreach.reach.title"),
                Stream.of("reference", "issuer", "case", "person", "state", "messages", "gift")
                        .map(column -> messages.get(locale, "outreach.reach.column." + column))
                        .toList(),
                () -> new Rows(
                        after -> queries.page(incident.id(), filter, after, CHUNK),
                        card -> row(incident, card, locale)));
    }

    private List<ExportCell> row(Incident incident, ReachedCard card, Locale locale) {
        return List.of(
                ExportCell.of(card.reference()),
                ExportCell.of(incident.issuers().stream()
                        .filter(issuer -> issuer.id() == card.issuerId())
                        .map(Issuer::name)
                        .map(name -> name.in(locale))
                        .findFirst()
                        .orElse("")),
                ExportCell.of(card.caseNumber()),
                ExportCell.of(card.person()),
                ExportCell.of(messages.get(locale, card.state().textKey())),
                ExportCell.of(card.messages()),
                card.giftState() == null
                        ? ExportCell.BLANK
                        : ExportCell.of(messages.get(locale, "outreach.reach.gift." + card.giftState())));
    }

    /** Goes from page to page by the last reference. */
    private static final class Rows implements Iterator<List<ExportCell>> {
        private final Function<@Nullable String, List<ReachedCard>> pages;
        private final Function<ReachedCard, List<ExportCell>> cells;
        private Iterator<ReachedCard> page;
        private @Nullable String last;

        Rows(Function<@Nullable String, List<ReachedCard>> pages, Function<ReachedCard, List<ExportCell>> cells) {
            this.pages = pages;
            this.cells = cells;
            this.page = pages.apply(null).iterator();
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && last != null) {
                page = pages.apply(last).iterator();
                last = null;
            }
            return page.hasNext();
        }

        @Override
        public List<ExportCell> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ReachedCard card = page.next();
            last = Objects.requireNonNull(card.reference());
            return cells.apply(card);
        }
    }
}
