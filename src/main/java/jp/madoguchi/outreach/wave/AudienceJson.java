package jp.madoguchi.outreach.wave;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rules as they are kept. */
@Component
class AudienceJson {
    private final JsonMapper json;

    AudienceJson(JsonMapper json) {
        this.json = json;
    }

    String write(Audience audience) {
        return json.writerFor(Audience.class).writeValueAsString(audience);
    }

    Audience read(String text) {
        return json.readValue(text, Audience.class);
    }
}
