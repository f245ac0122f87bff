package jp.madoguchi.outreach.survey.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import jp.madoguchi.outreach.survey.OpenSurvey;
import jp.madoguchi.outreach.survey.SurveyStatement;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.i18n.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The page's HTML. It is written by an XML writer, so that no text can become markup whatever is in it. */
@Component
class SurveyPage {
    static final Locale JAPANESE = Locale.JAPANESE;

    /**
     * What the page is shown with.
     *
     * @param path of the page itself, with the context in front
     * @param check what the form sends back
     * @param notice key of what is said on top; absent where there is nothing to say
     * @param good whether that is good news
     */
    record Shown(
            String context,
            String path,
            Locale locale,
            String check,
            @Nullable String notice,
            boolean good) {}

    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

    private final Messages messages;

    SurveyPage(Messages messages) {
        this.messages = messages;
    }

    byte[] form(OpenSurvey survey, Shown shown) {
        return new Html(shown.context(), shown.locale(), "outreach.survey.title")
                .form(survey, shown)
                .end();
    }

    /** A page with nothing but a heading and one sentence, the same for everybody. */
    byte[] notice(String context, Locale locale, String text) {
        return new Html(context, locale, "outreach.survey.title")
                .text("p", "notice", text)
                .end();
    }

    /** What somebody reads who was sent here by the page of others; the status stands already. */
    void notFromPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(notice(request.getContextPath(), JAPANESE, "outreach.survey.notFromPage"));
    }

    /** One page being written. */
    private final class Html {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final XMLStreamWriter writer;
        private final Locale locale;

        Html(String context, Locale locale, String title) {
            this.locale = locale;
            try {
                writer = WRITERS.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
                writer.writeDTD("<!DOCTYPE html>");
                open("html", "lang", locale.getLanguage());
                open("head");
                empty("meta", "charset", "utf-8");
                empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
                empty("meta", "name", "robots", "content", "noindex, nofollow");
                empty("meta", "name", "color-scheme", "content", "light dark");
                text("title", null, title);
                empty("link", "rel", "stylesheet", "href", context + SurveySecurity.PATH + SurveyController.STYLE);
                close();
                open("body");
                open("main");
                text("h1", null, title);
            } catch (XMLStreamException e) {
                throw new IllegalStateException("writing to memory can't fail", e);
            }
        }

        Html form(OpenSurvey survey, Shown shown) {
            try {
                languages(shown);
                String notice = shown.notice();
                if (notice != null) {
                    open("p", "class", shown.good() ? "done" : "problem", "role", shown.good() ? "status" : "alert");
                    write(words(notice));
                    close();
                }
                text("p", null, "outreach.survey.intro");
                text("p", "never", "outreach.survey.never");
                open("form", "method", "post", "action", shown.path() + query());
                empty("input", "type", "hidden", "name", SurveyForm.CHECK, "value", shown.check());
                int number = 0;
                for (OpenSurvey.Card card : survey.cards()) {
                    card(++number, survey.cards().size(), card);
                }
                open("button", "type", "submit");
                write(words("outreach.survey.send"));
                close();
                close();
                open("p", "class", "until");
                write(words("outreach.survey.until", JapaneseDates.dayAndTime(survey.expiresAt(), locale)));
                close();
                return this;
            } catch (XMLStreamException e) {
                throw new IllegalStateException("writing to memory can't fail", e);
            }
        }

        private void languages(Shown shown) throws XMLStreamException {
            boolean english = locale.equals(Locale.ENGLISH);
            open("p", "class", "languages");
            open(
                    "a",
                    "href",
                    shown.path() + (english ? "" : "?" + SurveyController.LANGUAGE + "=en"),
                    "lang",
                    english ? "ja" : "en",
                    "hreflang",
                    english ? "ja" : "en");
            write(words("outreach.survey.language"));
            close();
            close();
        }

        private void card(int number, int of, OpenSurvey.Card card) throws XMLStreamException {
            open("fieldset");
            open("legend");
            write(words("outreach.survey.card", number, of, card.issuer().in(locale)));
            close();
            for (SurveyStatement statement : SurveyStatement.values()) {
                open("label");
                String name = SurveyForm.CARD + number;
                if (statement == card.answer()) {
                    empty("input", "type", "radio", "name", name, "value", statement.name(), "checked", "checked");
                } else {
                    empty("input", "type", "radio", "name", name, "value", statement.name());
                }
                open("span");
                write(words("outreach.survey.statement." + statement.name()));
                close();
                close();
            }
            close();
        }

        private String query() {
            return locale.equals(Locale.ENGLISH) ? "?" + SurveyController.LANGUAGE + "=en" : "";
        }

        private String words(String key, Object... args) {
            return messages.get(locale, key, args);
        }

        Html text(String element, @Nullable String style, String key) {
            try {
                if (style == null) {
                    open(element);
                } else {
                    open(element, "class", style);
                }
                write(words(key));
                close();
                return this;
            } catch (XMLStreamException e) {
                throw new IllegalStateException("writing to memory can't fail", e);
            }
        }

        private void open(String element, String... attributes) throws XMLStreamException {
            writer.writeStartElement(element);
            attributes(attributes);
        }

        private void empty(String element, String... attributes) throws XMLStreamException {
            writer.writeEmptyElement(element);
            attributes(attributes);
        }

        private void attributes(String... attributes) throws XMLStreamException {
            for (int i = 0; i < attributes.length; i += 2) {
                writer.writeAttribute(attributes[i], attributes[i + 1]);
            }
        }

        private void write(String text) throws XMLStreamException {
            writer.writeCharacters(text);
        }

        private void close() throws XMLStreamException {
            writer.writeEndElement();
        }

        byte[] end() {
            try {
                writer.writeEndDocument();
                writer.close();
                return out.toByteArray();
            } catch (XMLStreamException e) {
                throw new IllegalStateException("writing to memory can't fail", e);
            }
        }
    }
}
