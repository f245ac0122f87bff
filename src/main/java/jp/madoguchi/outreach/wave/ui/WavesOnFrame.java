package jp.madoguchi.outreach.wave.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.incident.ui.IncidentBells;
import jp.madoguchi.outreach.wave.WaveProgressed;
import jp.madoguchi.outreach.wave.WaveService;
import jp.madoguchi.platform.ui.FrameAddition;
import jp.madoguchi.security.Role;

/** Says wherever the reader is that a wave waits for a decision, above all one that has paused by itself. */
@org.springframework.stereotype.Component
class WavesOnFrame implements FrameAddition {
    private final IncidentBells bells;
    private final WaveService waves;

    WavesOnFrame(IncidentBells bells, WaveService waves) {
        this.bells = bells;
        this.waves = waves;
    }

    @Override
    public Optional<Component> forBar() {
        return bells.forBar(
                user -> user.has(Role.OFFICIAL) || user.has(Role.APPROVER),
                "city/waves",
                "outreach.wave.bell",
                (incidentId, user) -> waves.waitingForMe(incidentId),
                List.of(WaveProgressed.class));
    }
}
