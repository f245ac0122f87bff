package jp.madoguchi.demo;

import java.util.List;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Topic;
import jp.madoguchi.inquiry.script.ScriptService;
import jp.madoguchi.inquiry.script.ScriptText;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The demo's answers, invented after what the call center of 2022 was asked. */
@Component
@Profile("demo")
class DemoScripts {
    private final ScriptService scripts;

    DemoScripts(ScriptService scripts) {
        this.scripts = scripts;
    }

    /** Writes them unless there is any. */
    void write(Incident incident, byte[] file) {
        if (!scripts.search(incident.id(), "").isEmpty()) {
            return;
        }
        for (Script script : new JsonMapper().readValue(file, new TypeReference<List<Script>>() {})) {
            Category category = incident.category(script.category()).orElseThrow();
            scripts.add(
                    incident.id(),
                    new ScriptText(
                            category.id(),
                            topic(category, script.topic()),
                            script.question(),
                            script.answer(),
                            script.checks(),
                            incident.startsOn(),
                            null));
        }
    }

    private static @Nullable Long topic(Category category, @Nullable String code) {
        return category.topics().stream()
                .filter(topic -> topic.code().equals(code))
                .map(Topic::id)
                .findFirst()
                .orElse(null);
    }

    /** A line of the file. */
    record Script(String category, @Nullable String topic, String question, String answer, String checks) {}
}
