package jp.madoguchi.callstats.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.callstats.DayBlock;
import jp.madoguchi.callstats.Span;
import jp.madoguchi.incident.Milestone;
import jp.madoguchi.platform.i18n.LocalizedText;
import org.junit.jupiter.api.Test;

class DayBlockTest {
    private static final Span ASSEMBLY = Span.of(LocalDate.of(2022, 6, 23), LocalDate.of(2022, 8, 3));

    private static Milestone milestone(String from, String to, String title) {
        return new Milestone(
                1,
                LocalDate.parse(from),
                LocalDate.parse(to),
                Milestone.MilestoneKind.OTHER,
                Milestone.Channel.EMAIL,
                new LocalizedText(title, title));
    }

    @Test
    void theBlocksAreThoseOfTheAssemblysDocument() {
        List<DayBlock> blocks = DayBlock.of(ASSEMBLY);

        assertThat(blocks)
                .extracting(block -> block.first() + " " + block.last() + " " + block.opensMonth())
                .containsExactly(
                        "2022-06-23 2022-06-30 true",
                        "2022-07-01 2022-07-11 true",
                        "2022-07-12 2022-07-22 false",
                        "2022-07-23 2022-08-03 false");
    }

    @Test
    void everyDayOfAnySpanStandsInExactlyOneBlockOfAtMostTwelve() {
        for (int length = 1; length < 400; length += 7) {
            Span span = Span.of(
                    LocalDate.of(2021, 12, 30), LocalDate.of(2021, 12, 29).plusDays(length));
            List<DayBlock> blocks = DayBlock.of(span);
            assertThat(blocks).allMatch(block -> block.days().size() <= DayBlock.WIDEST);
            assertThat(blocks.stream().flatMap(block -> block.days().stream()))
                    .containsExactlyElementsOf(span.days().toList());
        }
    }

    @Test
    void calloutsPointAtTheirDayAndNeverOverlap() {
        List<DayBlock> blocks = DayBlock.of(ASSEMBLY);
        List<Milestone> milestones = List.of(
                milestone("2022-06-28", "2022-06-28", "事前告知"), milestone("2022-06-30", "2022-07-08", "受取メール配信期間"));

        MilestoneMarks june = MilestoneMarks.of(blocks.get(0), blocks, milestones, Locale.JAPANESE);
        MilestoneMarks july = MilestoneMarks.of(blocks.get(1), blocks, milestones, Locale.JAPANESE);

        assertThat(june.callouts())
                .containsExactly(
                        new MilestoneMarks.Callout(LocalDate.of(2022, 6, 28), "事前告知", 6, 5, 3, 1),
                        new MilestoneMarks.Callout(LocalDate.of(2022, 6, 30), "受取メール配信開始", 8, 6, 3, 2));
        assertThat(june.bars())
                .containsExactly(new MilestoneMarks.Bar("受取メール配信期間 (6/30～7/8)", 8, 8, false, false, true, 1));
        assertThat(july.callouts())
                .containsExactly(new MilestoneMarks.Callout(LocalDate.of(2022, 7, 8), "受取メール配信最終日", 8, 7, 3, 1));
        assertThat(july.bars())
                .containsExactly(new MilestoneMarks.Bar("受取メール配信期間 (6/30～7/8)", 1, 8, true, true, false, 1));
        assertThat(MilestoneMarks.of(blocks.get(2), blocks, milestones, Locale.JAPANESE)
                        .isEmpty())
                .isTrue();
    }
}
