package jp.madoguchi.callstats.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import jp.madoguchi.callstats.CallRecordsRefusedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.ImportRefusedException;
import jp.madoguchi.platform.table.NotKeptException;
import jp.madoguchi.platform.table.ParkedContent;
import jp.madoguchi.platform.table.RowProblem;
import jp.madoguchi.privacy.CardNumberGuard;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads records sent as JSON into the table that a file of them would be, so that one set of rules and words holds for both.
 */
@Component
class JsonCallRecords {
    private static final List<String> COLUMNS =
            List.of("call_id", "received_at", "answered_at", "ended_at", "trunk", "caller", "agent", "result");

    /** What is read takes many times the size of what was sent: a rush of it waits here instead of filling the memory. */
    private final Semaphore readers = new Semaphore(1, true);

    private final JsonMapper json;
    private final CardNumberGuard guard;

    JsonCallRecords(JsonMapper json, CardNumberGuard guard) {
        this.json = json;
        this.guard = guard;
    }

    /** @param rows the row of the request that each line of the table comes from */
    record Table(ParkedContent csv, List<Long> rows) {
        /** The same problems, with the rows of the request in place of the table's lines. */
        CallRecordsRefusedException refused(ImportRefusedException refused) {
            return new CallRecordsRefusedException(refused.preview().problems().stream()
                    .map(problem -> new RowProblem(row(problem.line()), problem.column(), problem.text()))
                    .toList());
        }

        private long row(long line) {
            // the first line of the table is its header
            int index = (int) line - 2;
            return index < 0 || index >= rows.size() ? 0 : rows.get(index);
        }
    }

    /**
     * @throws CallRecordsRefusedException where it isn't JSON, or not of records
     * @throws NotKeptException where there is no room for what was read
     */
    Table read(ParkedContent body, boolean lines) throws NotKeptException {
        readers.acquireUninterruptibly();
        try {
            return read(body.bytes(), lines);
        } finally {
            readers.release();
        }
    }

    private Table read(byte[] body, boolean lines) throws NotKeptException {
        List<RowProblem> problems = new ArrayList<>();
        List<Long> rows = new ArrayList<>();
        List<List<String>> cells = new ArrayList<>();
        String text = text(body);
        if (lines) {
            long line = 0;
            for (String record : text.split("\\R", -1)) {
                line++;
                if (!record.isBlank()) {
                    rows.add(line);
                    cells.add(cells(line, parse(line, record, problems), problems));
                }
            }
        } else {
            JsonNode root = parse(0, text, problems);
            Iterable<JsonNode> records = root.isArray() ? root.values() : List.of(root);
            long row = 0;
            for (JsonNode record : records) {
                rows.add(++row);
                cells.add(cells(row, record, problems));
            }
        }
        if (!problems.isEmpty()) {
            throw new CallRecordsRefusedException(problems);
        }
        return new Table(ParkedContent.of(csv(cells)), rows);
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CallRecordsRefusedException(List.of(RowProblem.ofFile(MessageText.of("callstats.api.notUtf8"))));
        }
    }

    private JsonNode parse(long line, String text, List<RowProblem> problems) {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            problems.add(RowProblem.ofRow(line, MessageText.of("callstats.api.notJson")));
            return json.createObjectNode();
        }
    }

    private List<String> cells(long row, JsonNode record, List<RowProblem> problems) {
        List<String> cells = new ArrayList<>();
        if (!record.isObject()) {
            problems.add(RowProblem.ofRow(row, MessageText.of("callstats.api.notARecord")));
            return cells;
        }
        COLUMNS.forEach(column -> cells.add(""));
        record.properties().forEach(property -> {
            String column = column(property.getKey());
            int index = COLUMNS.indexOf(column);
            JsonNode value = property.getValue();
            if (index < 0) {
                problems.add(RowProblem.ofCell(
                        row, shortened(property.getKey()), MessageText.of("callstats.api.unknownField")));
            } else if (value.isString() && value.asString().chars().noneMatch(Character::isISOControl)) {
                cells.set(index, value.asString());
            } else if (!value.isNull()) {
                problems.add(RowProblem.ofCell(row, column, MessageText.of("callstats.api.notAText")));
            }
        });
        return cells;
    }

    /** {@code callId} and {@code call_id} are the same. */
    private static String column(String field) {
        return field.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** As far as it helps to find it; what may be a card number isn't told back. */
    private String shortened(String name) {
        if (!guard.isClean(name)) {
            return "…";
        }
        return name.length() <= 30 ? name : name.substring(0, 30) + "…";
    }

    private static byte[] csv(List<List<String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(COLUMNS);
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory can't fail", e);
        }
        return bytes.toByteArray();
    }
}
