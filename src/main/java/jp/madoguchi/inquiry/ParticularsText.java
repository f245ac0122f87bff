package jp.madoguchi.inquiry;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The particulars of a draft as one text; a draft of an earlier version of the portal is read as far as it is understood. */
@Component
class ParticularsText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    String write(Particulars particulars) {
        return JSON.writeValueAsString(particulars);
    }

    Particulars read(@Nullable String text) {
        if (text == null) {
            return Particulars.NONE;
        }
        try {
            return JSON.readValue(text, Particulars.class);
        } catch (JacksonException e) {
            return Particulars.NONE;
        }
    }
}
