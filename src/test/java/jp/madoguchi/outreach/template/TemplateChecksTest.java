package jp.madoguchi.outreach.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.privacy.CardNumberGuard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateChecksTest {
    private static final LongestValues LONGEST = new LongestValues(10, 7, 3);
    private static final Messages MESSAGES = new Messages();

    private final TemplateChecks checks = new TemplateChecks(new CardNumberGuard());

    @Test
    void aTemplateWithoutMistakesHasNoProblem() {
        TemplateTexts texts = new TemplateTexts(
                "お届け（第{{配信番号}}号）",
                "{{氏名}} 様\n{{ギフトURL一覧}}\nお問い合わせ {{案内電話}}（{{受付時間}}）",
                "<p>{{氏名}} 様</p><p>{{ギフトURL一覧}}</p><p><a href=\"https://example.jp/\">詳細</a></p>",
                "Your gift ({{wave}})",
                "Dear {{name}}\n{{gifts}}",
                "<p>Dear {{name}}</p><p>{{gifts}}</p>");
        assertThat(problems(WaveKind.GIFT_DELIVERY, MessageChannel.EMAIL, texts, "0120-000-000"))
                .isEmpty();
    }

    @Test
    void eachMistakeIsToldInWordsWithItsPlace() {
        assertThat(words(WaveKind.GIFT_DELIVERY, mail("件名", "{{ギフトURL一覧}}\n宛名 {{名前}} 様")))
                .containsExactly("本文（日本語） の 2 行目 4 文字目：「名前」という項目はありません。使える項目の一覧から選んでください。");
        assertThat(words(WaveKind.GIFT_DELIVERY, mail("件名", "{{ギフトURL一覧}} {{氏名\n様}}")))
                .containsExactly(
                        "本文（日本語） の 1 行目 14 文字目：項目の波かっこが閉じていません。同じ行の中で、二重の波かっこで閉じてください。",
                        "本文（日本語） の 2 行目 2 文字目：項目の始まりのない、閉じる波かっこがあります。消すか、前に二重の波かっこを書いてください。");
        assertThat(words(WaveKind.GIFT_DELIVERY, mail("件名", "ギフトです")))
                .containsExactly("本文（日本語）：必須の項目「ギフトURL一覧」がありません。");
        assertThat(words(WaveKind.SURVEY, mail("件名", "ご回答ください"))).containsExactly("本文（日本語）：必須の項目「調査URL」がありません。");
        assertThat(words(WaveKind.ADVANCE_NOTICE, mail("件名", "𠮷田 {{ギフトURL一覧}}")))
                .containsExactly("本文（日本語） の 1 行目 4 文字目：項目「ギフトURL一覧」は「事前告知」では使えません。消してください。");
        assertThat(words(WaveKind.ADVANCE_NOTICE, mail("{{氏名}} 様へ", "本文")))
                .containsExactly("件名（日本語） の 1 行目 1 文字目：項目「氏名」は件名では使えません。本文に移してください。");
        assertThat(words(WaveKind.ADVANCE_NOTICE, mail(" ", "本文"))).containsExactly("件名（日本語）：入力してください。");
        assertThat(words(WaveKind.ADVANCE_NOTICE, mail("件名", "{{}}")))
                .containsExactly("本文（日本語） の 1 行目 1 文字目：項目名がありません。波かっこの中に項目名を書いてください。");
        assertThat(words(WaveKind.ADVANCE_NOTICE, mail("件名", "詳しくは http://example.jp/ へ")))
                .containsExactly("本文（日本語） の 1 行目 6 文字目：リンクは https:// で始めてください。");
        assertThat(words(WaveKind.ADVANCE_NOTICE, mail("件名", "番号\n4111 1111 1111 1111")))
                .containsExactly("本文（日本語） の 2 行目 1 文字目：カード番号と思われる数字があります。消してください。");
    }

    @Test
    void theHotlineHasToBeSetBeforeATextNamesIt() {
        TemplateTexts texts = mail("件名", "お電話 {{hotline}}");
        assertThat(problems(WaveKind.ADVANCE_NOTICE, MessageChannel.EMAIL, texts, null))
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.text().key()).isEqualTo("outreach.template.problem.noHotline"));
        assertThat(problems(WaveKind.ADVANCE_NOTICE, MessageChannel.EMAIL, texts, "0120-000-000"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>閉じない | html
            <p>a & b</p> | html
            <p>x</p><script>alert(1)</script> | script
            <p onclick="x()">x</p> | handler
            <p><img src="https://example.jp/a.png"/></p> | image
            <p style="background:url(https://example.jp/a.png)">x</p> | style
            <iframe src="https://example.jp/"></iframe> | element
            <p data-x="1">x</p> | attribute
            <p><a href="http://example.jp/">x</a></p> | link
            <p><a href="javascript:alert(1)">x</a></p> | link
            <p><a href="https://x.jp/{{氏名}}">x</a></p> | inAttribute
            """)
    void htmlHoldsOnlyWhatLoadsAndRunsNothing(String html, String problem) {
        TemplateTexts texts = new TemplateTexts("件名", "本文", "<p>よい</p>\n" + html, null, null, null);
        assertThat(problems(WaveKind.ADVANCE_NOTICE, MessageChannel.EMAIL, texts, null))
                .isNotEmpty()
                .allSatisfy(found -> {
                    assertThat(found.part()).isEqualTo(TemplatePart.HTML_JA);
                    assertThat(found.line()).isEqualTo(2);
                })
                .anySatisfy(found -> assertThat(found.text().key()).isEqualTo("outreach.template.problem." + problem));
    }

    @Test
    void aSurveyLinkIsTheOnlyFieldThatALinkLeadsTo() {
        TemplateTexts texts =
                new TemplateTexts("件名", "{{調査URL}}", "<p><a href=\"{{調査URL}}\">回答する</a></p>", null, null, null);
        assertThat(problems(WaveKind.SURVEY, MessageChannel.EMAIL, texts, null)).isEmpty();
    }

    @Test
    void aShortMessageIsMeasuredWithTheLongestValues() {
        TemplateTexts texts = new TemplateTexts(null, "あ".repeat(598) + "{{ギフトURL一覧}}", null, null, null, null);
        // 598 and a link of 60
        assertThat(checks.problems(WaveKind.BOUNCE_FALLBACK, MessageChannel.SMS, texts, LONGEST, 1, null))
                .isEmpty();
        assertThat(checks.problems(WaveKind.BOUNCE_FALLBACK, MessageChannel.SMS, texts, LONGEST, 2, null))
                .singleElement()
                .satisfies(problem -> assertThat(MESSAGES.get(Locale.JAPANESE, problem.inWords()))
                        .isEqualTo("本文（日本語）：最も長い場合に 719 文字になります（カード 2 枚）。660 文字以内になるように短くしてください。"));
    }

    @Test
    void aShortMessageHasNeitherSubjectNorHtml() {
        TemplateTexts texts = new TemplateTexts("件名", "本文", "<p>x</p>", null, null, null);
        assertThat(problems(WaveKind.ADVANCE_NOTICE, MessageChannel.SMS, texts, null))
                .extracting(TemplateProblem::part)
                .containsExactly(TemplatePart.SUBJECT_JA, TemplatePart.HTML_JA);
    }

    private static TemplateTexts mail(String subject, String text) {
        return new TemplateTexts(subject, text, null, null, null, null);
    }

    private List<TemplateProblem> problems(
            WaveKind kind, MessageChannel channel, TemplateTexts texts, @Nullable String hotline) {
        return checks.problems(kind, channel, texts, LONGEST, 1, hotline);
    }

    private List<String> words(WaveKind kind, TemplateTexts texts) {
        return problems(kind, MessageChannel.EMAIL, texts, null).stream()
                .map(problem -> MESSAGES.get(Locale.JAPANESE, problem.inWords()))
                .toList();
    }
}
