package jp.madoguchi.outreach.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MessageFormTest {
    private static final Function<MessageField, String> VALUES = field -> switch (field) {
        case NAME -> "<b>山田 & \"太郎\"</b>";
        case GIFT_LINKS -> "https://gift.example/1?a=1&b=2\nhttps://gift.example/2";
        default -> field.en();
    };

    @Test
    void valuesAreEscapedInHtmlAndAsTheyAreInText() {
        TemplateTexts texts = new TemplateTexts("件名", "{{氏名}} 様", "<p>{{氏名}} 様 {{ギフトURL一覧}}</p>", null, null, null);
        assertThat(MessageForm.text(texts, VALUES, VALUES)).isEqualTo("<b>山田 & \"太郎\"</b> 様");
        assertThat(MessageForm.html(texts, VALUES, VALUES))
                .contains("<p>&lt;b&gt;山田 &amp; &quot;太郎&quot;&lt;/b&gt; 様 "
                        + "<a href=\"https://gift.example/1?a=1&amp;b=2\">https://gift.example/1?a=1&amp;b=2</a><br/>"
                        + "<a href=\"https://gift.example/2\">https://gift.example/2</a></p>")
                .doesNotContain("<hr/>");
    }

    @Test
    void theEnglishStandsBelowTheJapanese() {
        TemplateTexts texts = new TemplateTexts("件名", "本文", "<p>本文</p>", "Subject", "Text", "<p>Text</p>");
        assertThat(MessageForm.subject(texts, VALUES, VALUES)).isEqualTo("件名 / Subject");
        assertThat(MessageForm.text(texts, VALUES, VALUES)).isEqualTo("本文\n\n----------\n\nText");
        assertThat(MessageForm.html(texts, VALUES, VALUES))
                .contains("<div lang=\"ja\"><p>本文</p></div><hr/><div lang=\"en\"><p>Text</p></div>");
    }

    @Test
    void withoutHtmlThereIsNone() {
        assertThat(MessageForm.html(new TemplateTexts("件名", "本文", null, null, null, null), VALUES, VALUES))
                .isNull();
    }
}
