package jp.madoguchi.demo;

import java.util.List;
import jp.madoguchi.inquiry.phrase.PhraseService;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The demo's ready phrases. */
@Component
@Profile("demo")
class DemoPhrases {
    private final PhraseService phrases;

    DemoPhrases(PhraseService phrases) {
        this.phrases = phrases;
    }

    /** Writes them unless there is any. */
    void write(long incidentId, byte[] file) {
        if (phrases.all(incidentId).isEmpty()) {
            new JsonMapper()
                    .readValue(file, new TypeReference<List<Line>>() {})
                    .forEach(line -> phrases.add(incidentId, line.name(), line.text()));
        }
    }

    /** A line of the file. */
    record Line(String name, String text) {}
}
