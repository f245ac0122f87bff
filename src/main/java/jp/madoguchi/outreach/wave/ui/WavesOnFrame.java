package jp.madoguchi.outreach.wave.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.wave.WaveProgressed;
import jp.madoguchi.outreach.wave.WaveService;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.Bell;
import jp.madoguchi.platform.ui.FrameAddition;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;

/** Says wherever the reader is that a wave waits for a decision, above all one that has paused by itself. */
@org.springframework.stereotype.Component
class WavesOnFrame implements FrameAddition {
    private final IncidentService incidents;
    private final WaveService waves;
    private final CurrentUser currentUser;
    private final LiveUpdates live;

    WavesOnFrame(IncidentService incidents, WaveService waves, CurrentUser currentUser, LiveUpdates live) {
        this.incidents = incidents;
        this.waves = waves;
        this.currentUser = currentUser;
        this.live = live;
    }

    @Override
    public Optional<Component> forBar() {
        PortalUser user = currentUser.require();
        return user.has(Role.OFFICIAL) || user.has(Role.APPROVER)
                ? Optional.of(new Bell(
                        "city/waves",
                        "outreach.wave.bell",
                        this::waiting,
                        now -> {},
                        live,
                        List.of(WaveProgressed.class)))
                : Optional.empty();
    }

    private int waiting() {
        return incidents
                .current()
                .map(incident -> waves.waitingForMe(incident.id()))
                .orElse(0);
    }
}
