package jp.madoguchi.platform.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/** What the spreadsheet library doesn't tell of a workbook: merged cells, and every text that is in it anywhere. */
final class WorkbookParts implements Closeable {

    record Merge(long firstLine, int firstColumn, long lastLine, int lastColumn) {}

    private static final int MAX_MERGES = 10_000;
    private static final Pattern RANGE = Pattern.compile("([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})");
    /** In these, runs of differently formatted letters stand one after the other. */
    private static final Set<String> JOINED = Set.of("si", "is", "text", "p");

    /** In these people write, or have written for them: names, what a link or a picture says, where it leads, what a cell asks for. */
    private static final Set<String> WRITTEN = Set.of(
            "name", "display", "tooltip", "descr", "title", "prompt", "promptTitle", "error", "errorTitle", "Target");

    /** As a program may write a number of many digits. */
    private static final Pattern WITH_EXPONENT = Pattern.compile("-?\\d(\\.\\d+)?E\\+?\\d{1,2}");

    private static final XMLInputFactory XML = factory();

    private final ZipFile zip;
    private final Map<String, String> targets;

    WorkbookParts(byte[] bytes) throws IOException, XMLStreamException {
        zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get();
        targets = targets();
    }

    /** Document types are refused before by {@link ZipGuard}; a parser that knows none is the second lock. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** @param relation the sheet's id among the workbook's relations */
    List<Merge> merges(String relation) throws IOException, XMLStreamException {
        String target = targets.get(relation);
        ZipArchiveEntry part = target == null ? null : zip.getEntry(target);
        if (part == null) {
            return List.of();
        }
        List<Merge> merges = new ArrayList<>();
        each(part, reader -> {
            if (reader.isStartElement() && reader.getLocalName().equals("mergeCell") && merges.size() < MAX_MERGES) {
                Merge merge = merge(reader.getAttributeValue(null, "ref"));
                if (merge != null) {
                    merges.add(merge);
                }
            }
        });
        return merges;
    }

    /** All texts of all parts, for a guard that must know what the file holds as a whole. */
    List<String> texts() throws IOException, XMLStreamException {
        List<String> texts = new ArrayList<>();
        for (Enumeration<ZipArchiveEntry> entries = zip.getEntries(); entries.hasMoreElements(); ) {
            ZipArchiveEntry entry = entries.nextElement();
            String name = entry.getName();
            if (name.endsWith(".xml") || name.endsWith(".vml") || name.endsWith(".rels")) {
                each(entry, new Texts(texts));
            }
        }
        return texts;
    }

    private static final class Texts implements Visitor {
        private final List<String> texts;
        private final StringBuilder text = new StringBuilder();
        private int joined;

        Texts(List<String> texts) {
            this.texts = texts;
        }

        @Override
        public void visit(XMLStreamReader reader) {
            if (reader.isStartElement()) {
                joined += JOINED.contains(reader.getLocalName()) ? 1 : 0;
                for (int i = 0; i < reader.getAttributeCount(); i++) {
                    if (WRITTEN.contains(reader.getAttributeLocalName(i))) {
                        texts.add(reader.getAttributeValue(i));
                    }
                }
            } else if (reader.isCharacters()) {
                text.append(reader.getText());
            } else if (reader.isEndElement()) {
                joined -= JOINED.contains(reader.getLocalName()) ? 1 : 0;
                if (joined == 0) {
                    keep();
                }
            }
        }

        /** The digits behind a decimal point are those of a rate, however many there are. */
        private void keep() {
            if (WITH_EXPONENT.matcher(text).matches()) {
                BigDecimal number = new BigDecimal(text.toString());
                text.setLength(0);
                text.append(number.toPlainString());
            }
            boolean rate = text.indexOf(".") >= 0 && text.chars().allMatch(c -> c == '.' || isDigit(c));
            if (!text.isEmpty() && !rate) {
                texts.add(text.toString());
            }
            text.setLength(0);
        }

        private static boolean isDigit(int c) {
            return (c >= '0' && c <= '9') || c == 'E' || c == '-';
        }
    }

    private interface Visitor {
        void visit(XMLStreamReader reader);
    }

    private Map<String, String> targets() throws IOException, XMLStreamException {
        Map<String, String> found = new HashMap<>();
        ZipArchiveEntry relations = zip.getEntry("xl/_rels/workbook.xml.rels");
        if (relations != null) {
            each(relations, reader -> {
                if (reader.isStartElement() && reader.getLocalName().equals("Relationship")) {
                    String target = String.valueOf(reader.getAttributeValue(null, "Target"));
                    found.put(
                            String.valueOf(reader.getAttributeValue(null, "Id")),
                            target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }
            });
        }
        return found;
    }

    private void each(ZipArchiveEntry part, Visitor visitor) throws IOException, XMLStreamException {
        try (InputStream in = zip.getInputStream(part)) {
            XMLStreamReader reader = XML.createXMLStreamReader(in);
            while (reader.hasNext()) {
                reader.next();
                visitor.visit(reader);
            }
        }
    }

    private static @Nullable Merge merge(@Nullable String range) {
        Matcher matcher = RANGE.matcher(range == null ? "" : range.replace("$", ""));
        return matcher.matches()
                ? new Merge(
                        Long.parseLong(matcher.group(2)),
                        position(matcher.group(1)),
                        Long.parseLong(matcher.group(4)),
                        position(matcher.group(3)))
                : null;
    }

    private static int position(String letters) {
        int position = 0;
        for (char letter : letters.toCharArray()) {
            position = position * 26 + letter - 'A' + 1;
        }
        return position - 1;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
