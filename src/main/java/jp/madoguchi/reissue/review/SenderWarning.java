package jp.madoguchi.reissue.review;

import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.platform.i18n.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A warning that the sender saw and answered.
 *
 * @param line of the file, 0 for the file as a whole
 */
public record SenderWarning(long line, LocalizedText text) {
    private static final JsonMapper JSON = new JsonMapper();

    /** @param understood what the upload has kept of how the file was understood; may be of a form that has no warnings */
    static List<SenderWarning> in(@Nullable String understood) {
        if (understood == null || understood.isBlank()) {
            return List.of();
        }
        List<SenderWarning> warnings = new ArrayList<>();
        try {
            for (JsonNode warning : JSON.readTree(understood).path("warnings")) {
                warnings.add(new SenderWarning(
                        warning.path("line").asLong(0),
                        new LocalizedText(
                                warning.path("ja").asString(""),
                                warning.path("en").asString(""))));
            }
        } catch (JacksonException e) {
            throw new IllegalStateException("What was understood of an upload can't be read", e);
        }
        return warnings;
    }
}
