package jp.madoguchi.outreach.gift;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.Numbered;
import jp.madoguchi.platform.table.Problems;
import jp.madoguchi.platform.table.RowProblem;
import org.jspecify.annotations.Nullable;

/** What storing a file as a lot would do, worked out against the gifts that are there. Problems name rows, never codes. */
final class GiftLotPlan {
    /** A gift that is there, by the hash of its serial or its address. */
    record Known(long giftId, long lotId, String lotName, int giftsOfLot) {}

    /** A gift to add. */
    record NewGift(GiftRow row, String serialIndex, String urlIndex) {}

    final List<NewGift> newGifts = new ArrayList<>();
    final Problems problems = new Problems();
    int unchanged;

    @Nullable
    GiftRow first;

    private final SealedCodes codes;
    private final Map<String, Known> knownSerials;
    private final Map<String, Known> knownUrls;
    private final Map<String, Long> serials = new HashMap<>();
    private final Map<String, Long> urls = new HashMap<>();
    private final List<Numbered<Known>> known = new ArrayList<>();
    private final Set<Long> lots = new HashSet<>();
    private long firstLine;

    private GiftLotPlan(SealedCodes codes, Map<String, Known> knownSerials, Map<String, Known> knownUrls) {
        this.codes = codes;
        this.knownSerials = knownSerials;
        this.knownUrls = knownUrls;
    }

    static GiftLotPlan of(
            List<Numbered<GiftRow>> rows,
            SealedCodes codes,
            Map<String, Known> knownSerials,
            Map<String, Known> knownUrls) {
        GiftLotPlan plan = new GiftLotPlan(codes, knownSerials, knownUrls);
        rows.forEach(plan::add);
        plan.settleKnown(rows.size());
        return plan;
    }

    private void add(Numbered<GiftRow> numbered) {
        GiftRow row = numbered.value();
        String serial = codes.indexOfSerial(row.code().serial());
        String url = codes.indexOfUrl(row.code().url());
        if (first == null) {
            first = row;
            firstLine = numbered.line();
        } else {
            requireAlike(numbered, first);
        }
        Long sameSerial = serials.putIfAbsent(serial, numbered.line());
        Long sameUrl = urls.putIfAbsent(url, numbered.line());
        if (sameSerial != null) {
            refuse(numbered, MessageText.of("platform.import.problem.duplicateRow", "serial", sameSerial));
        } else if (sameUrl != null) {
            refuse(numbered, MessageText.of("platform.import.problem.duplicateRow", "url", sameUrl));
        }
        Known bySerial = knownSerials.get(serial);
        Known byUrl = knownUrls.get(url);
        if (bySerial == null && byUrl == null) {
            newGifts.add(new NewGift(row, serial, url));
        } else if (bySerial != null && byUrl != null && bySerial.giftId() == byUrl.giftId()) {
            known.add(new Numbered<>(numbered.line(), bySerial));
            lots.add(bySerial.lotId());
        } else {
            refuseKnown(numbered.line(), bySerial == null ? Objects.requireNonNull(byUrl) : bySerial);
        }
    }

    /** A lot is of one provider, one value and one day on which it lapses. */
    private void requireAlike(Numbered<GiftRow> numbered, GiftRow other) {
        GiftRow row = numbered.value();
        if (row.valueYen() != other.valueYen()) {
            refuse(
                    numbered,
                    MessageText.of("outreach.gift.import.otherValue", row.valueYen(), firstLine, other.valueYen()));
        }
        if (!Objects.equals(row.lapsesOn(), other.lapsesOn())) {
            refuse(
                    numbered,
                    MessageText.of(
                            "outreach.gift.import.otherDay", day(row.lapsesOn()), firstLine, day(other.lapsesOn())));
        }
        if (!row.host().equals(other.host())) {
            refuse(numbered, MessageText.of("outreach.gift.import.otherHost", row.host(), firstLine, other.host()));
        }
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "-" : day.toString();
    }

    /** The whole of one lot again changes nothing; a code that is there among others is one too many. */
    private void settleKnown(int rows) {
        boolean sameLot = newGifts.isEmpty()
                && lots.size() == 1
                && known.size() == rows
                && known.getFirst().value().giftsOfLot() == rows;
        if (sameLot) {
            unchanged = rows;
        } else {
            known.forEach(row -> refuseKnown(row.line(), row.value()));
        }
    }

    private void refuseKnown(long line, Known before) {
        problems.add(RowProblem.ofRow(line, MessageText.of("outreach.gift.import.known", before.lotName())));
    }

    private void refuse(Numbered<GiftRow> row, MessageText why) {
        problems.add(RowProblem.ofRow(row.line(), why));
    }
}
