package jp.madoguchi.inquiry.escalation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.escalation.CityEscalationService;
import jp.madoguchi.inquiry.escalation.DeskEscalationService;
import jp.madoguchi.inquiry.escalation.EscalationSignal;
import jp.madoguchi.inquiry.escalation.EscalationState;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.FrameAddition;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;

/** Tells officials of questions, and whoever asked of answers, on whatever screen they are. */
@org.springframework.stereotype.Component
class EscalationsOnFrame implements FrameAddition {
    private final IncidentService incidents;
    private final DeskEscalationService desk;
    private final CityEscalationService city;
    private final CurrentUser currentUser;
    private final LiveUpdates live;

    EscalationsOnFrame(
            IncidentService incidents,
            DeskEscalationService desk,
            CityEscalationService city,
            CurrentUser currentUser,
            LiveUpdates live) {
        this.incidents = incidents;
        this.desk = desk;
        this.city = city;
        this.currentUser = currentUser;
        this.live = live;
    }

    @Override
    public Optional<Component> forBar() {
        PortalUser user = currentUser.require();
        Div bells = new Div();
        bells.addClassName("m-bells");
        if (user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR)) {
            bells.add(new EscalationBell(
                    "desk/escalations",
                    "inquiry.escalation.bell.desk",
                    () -> current(desk::mine),
                    EscalationsOnFrame::toDesk,
                    live));
        }
        if (user.has(Role.OFFICIAL)) {
            bells.add(new EscalationBell(
                    "city/escalations",
                    "inquiry.escalation.bell.city",
                    () -> current(city::waiting),
                    signal -> MessageText.of("inquiry.escalation.bell.asked", signal.inquiryNumber()),
                    live));
        }
        return bells.getComponentCount() == 0 ? Optional.empty() : Optional.of(bells);
    }

    private static MessageText toDesk(EscalationSignal signal) {
        return MessageText.of(
                signal.state() == EscalationState.ANSWERED
                        ? "inquiry.escalation.bell.answered"
                        : "inquiry.escalation.bell.askedBack",
                signal.inquiryNumber());
    }

    private List<EscalationSignal> current(LongFunction<List<EscalationSignal>> of) {
        return incidents.current().map(Incident::id).map(of::apply).orElse(List.of());
    }
}
