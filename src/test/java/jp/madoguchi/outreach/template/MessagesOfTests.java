package jp.madoguchi.outreach.template;

import jp.madoguchi.platform.id.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages for tests of other rooms. */
public final class MessagesOfTests {
    private static final String HTML =
            "<p>{{氏名}} 様</p><p>{{事案名}}</p><p>{{ケース番号}}</p><p>{{案内電話}}</p><p>{{ギフトURL一覧}}</p>";

    private MessagesOfTests() {}

    /** The HTML of a message in which each field says this. */
    public static String htmlTo(String value) {
        TemplateTexts texts = new TemplateTexts("件名", "本文", HTML, "subject", "text", HTML);
        return String.valueOf(MessageForm.html(texts, field -> value, field -> value));
    }

    /** An e-mail with HTML, for the one incident there is. */
    public static void addTemplate(JdbcClient jdbc) {
        long id = Ids.next();
        jdbc.sql("insert into message_template (id, incident_id, name, kind, channel)"
                        + " select ?, id, '受取の案内', 'GIFT_DELIVERY', 'EMAIL' from incident")
                .param(id)
                .update();
        jdbc.sql(
                        "insert into template_version (id, template_id, number, subject_ja, text_ja, html_ja, written_by, written_at)"
                                + " values (?, ?, 1, '件名', '本文 {{氏名}}', ?, 'official', '2022-08-01 00:00:00')")
                .params(Ids.next(), id, HTML)
                .update();
    }
}
