package jp.madoguchi.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import jp.madoguchi.report.content.FigureValue;
import jp.madoguchi.report.content.ReportFigures;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures and released reports as JSON, and their digests. The names of the kinds of values stand in kept reports: they may be
 * added to, never changed.
 */
final class ReportArchive {
    private static final JsonMapper JSON =
            JsonMapper.builder().addMixIn(FigureValue.class, Values.class).build();

    private ReportArchive() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = FigureValue.Count.class, name = "count"),
        @JsonSubTypes.Type(value = FigureValue.Share.class, name = "share"),
        @JsonSubTypes.Type(value = FigureValue.Yen.class, name = "yen"),
        @JsonSubTypes.Type(value = FigureValue.Day.class, name = "day"),
        @JsonSubTypes.Type(value = FigureValue.Words.class, name = "words"),
        @JsonSubTypes.Type(value = FigureValue.NotCounted.class, name = "notCounted")
    })
    private interface Values {}

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
