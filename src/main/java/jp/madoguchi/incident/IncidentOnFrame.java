package jp.madoguchi.incident;

import java.util.Optional;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.ui.FrameContext;
import org.springframework.stereotype.Component;

/** Names the incident in the page frame. */
@Component
class IncidentOnFrame implements FrameContext {
    private final IncidentService incidents;

    IncidentOnFrame(IncidentService incidents) {
        this.incidents = incidents;
    }

    @Override
    public Optional<LocalizedText> name() {
        return incidents.current().map(Incident::name);
    }
}
