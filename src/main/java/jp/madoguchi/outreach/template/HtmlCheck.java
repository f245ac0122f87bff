package jp.madoguchi.outreach.template;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Checks the HTML part: well-formed, and only what a mail needs that loads and runs nothing. */
final class HtmlCheck extends DefaultHandler {
    private static final String OPEN = "<div>";
    private static final Set<String> ELEMENTS = Set.of(
            "a", "b", "br", "div", "em", "h1", "h2", "h3", "hr", "i", "li", "ol", "p", "span", "strong", "table",
            "tbody", "td", "th", "thead", "tr", "u", "ul");
    private static final Set<String> ATTRIBUTES =
            Set.of("align", "colspan", "dir", "href", "lang", "rowspan", "style", "title", "width");
    private static final Pattern STYLE = Pattern.compile("[\\w\\s:;#.,%()'-]*");

    /** @param column from 1 */
    record Fault(int line, int column, MessageText text) {}

    private final List<Fault> faults = new ArrayList<>();
    private @Nullable Locator locator;
    private int depth;

    private HtmlCheck() {}

    static List<Fault> faults(String html) {
        HtmlCheck check = new HtmlCheck();
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new InputSource(new StringReader(OPEN + html + "</div>")), check);
        } catch (SAXParseException e) {
            check.add(e.getLineNumber(), e.getColumnNumber(), MessageText.of("outreach.template.problem.html"));
        } catch (SAXException | ParserConfigurationException | IOException e) {
            throw new IllegalStateException("the parser of the JDK failed", e);
        }
        return check.faults;
    }

    @Override
    public void setDocumentLocator(Locator place) {
        locator = place;
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) {
        if (depth++ == 0) {
            return;
        }
        String element = name.toLowerCase(Locale.ROOT);
        if (element.equals("script")) {
            add(MessageText.of("outreach.template.problem.script"));
        } else if (element.equals("img")) {
            add(MessageText.of("outreach.template.problem.image"));
        } else if (!ELEMENTS.contains(element)) {
            add(MessageText.of("outreach.template.problem.element", name));
        }
        for (int i = 0; i < attributes.getLength(); i++) {
            attribute(attributes.getQName(i).toLowerCase(Locale.ROOT), attributes.getValue(i));
        }
    }

    @Override
    public void endElement(String uri, String localName, String name) {
        depth--;
    }

    /** The parser would like to go on after a mistake and print it to the console. */
    @Override
    public void fatalError(SAXParseException e) throws SAXException {
        throw e;
    }

    private void attribute(String name, String value) {
        if (name.startsWith("on")) {
            add(MessageText.of("outreach.template.problem.handler", name));
        } else if (!ATTRIBUTES.contains(name)) {
            add(MessageText.of("outreach.template.problem.attribute", name));
        } else if (name.equals("href")) {
            link(value.strip());
        } else if (name.equals("style")
                && (!STYLE.matcher(value).matches()
                        || value.toLowerCase(Locale.ROOT).contains("url"))) {
            add(MessageText.of("outreach.template.problem.style"));
        }
        boolean wholeSurveyLink = name.equals("href") && isSurveyLink(value);
        if (value.contains("{{") && !wholeSurveyLink) {
            add(MessageText.of("outreach.template.problem.inAttribute", name));
        }
    }

    private void link(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("https://")
                && !lower.startsWith("tel:")
                && !lower.startsWith("mailto:")
                && !address.contains("{{")) {
            add(MessageText.of("outreach.template.problem.link"));
        }
    }

    private static boolean isSurveyLink(String value) {
        TemplateText text = TemplateText.parse(value.strip());
        return text.fields().size() == 1
                && text.names().contains(MessageField.SURVEY_LINK)
                && text.filled(field -> "").isEmpty();
    }

    private void add(MessageText text) {
        Locator place = java.util.Objects.requireNonNull(locator);
        add(place.getLineNumber(), place.getColumnNumber(), text);
    }

    private void add(int line, int column, MessageText text) {
        int before = line == 1 ? OPEN.length() : 0;
        faults.add(new Fault(line, Math.max(1, column - before), text));
    }
}
