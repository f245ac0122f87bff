package jp.madoguchi.hostile;

import java.sql.Blob;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.madoguchi.testing.TableCounts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads all texts of the database for what no name of a file may bring there. */
final class StoredTexts {
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Cntrl}&&[^\\n\\t]]|\\.\\./|\\.\\.\\\\");

    private final JdbcClient jdbc;

    StoredTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> unfitForAName() {
        List<String> unfit = new ArrayList<>();
        for (String table : TableCounts.of(jdbc).keySet()) {
            jdbc.sql("select * from " + table).query(row -> {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    Object value = row.getObject(i);
                    String text = value instanceof byte[] || value instanceof Blob ? null : row.getString(i);
                    if (text != null && isUnfit(text)) {
                        unfit.add("in " + table + "." + row.getMetaData().getColumnLabel(i) + ": "
                                + text.substring(0, Math.min(200, text.length())));
                    }
                }
            });
        }
        return unfit;
    }

    private static boolean isUnfit(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[-\\s]", "");
        return UNFIT.matcher(text).find() || plain.contains(TwistedFile.CARD.substring(0, 12));
    }
}
