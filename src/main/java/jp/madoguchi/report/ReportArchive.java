package jp.madoguchi.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import jp.madoguchi.report.content.ReportFigures;
import tools.jackson.databind.json.JsonMapper;

/**
 * Released reports and texts as JSON, figures written like {@link jp.madoguchi.report.content.ReportJson} does, and digests. What
 * was written once is read for ever.
 */
final class ReportArchive {
    private static final JsonMapper JSON = new JsonMapper();

    private ReportArchive() {}

    static String write(ReportFigures figures) {
        return JSON.writeValueAsString(figures);
    }

    static ReportFigures figures(String json) {
        return JSON.readValue(json, ReportFigures.class);
    }

    static String write(FrozenReport report) {
        return JSON.writeValueAsString(report);
    }

    static FrozenReport report(String json) {
        return JSON.readValue(json, FrozenReport.class);
    }

    static String write(ReportTexts texts) {
        return JSON.writeValueAsString(texts);
    }

    static ReportTexts texts(String json) {
        return JSON.readValue(json, ReportTexts.class);
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
