package jp.madoguchi.privacy.retention.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.privacy.EndOfKeys;
import jp.madoguchi.privacy.retention.KeyEnd;
import jp.madoguchi.privacy.retention.KeyEnd.State;
import jp.madoguchi.privacy.retention.KeyEndService;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.jspecify.annotations.Nullable;

/** The end of the keys: asked for by the administrator, agreed to by somebody else, and certified when they are gone. */
class KeyEndSection extends FourEyesSection {
    private final transient KeyEndService ends;
    private final long incidentId;
    private final PortalUser user;

    KeyEndSection(KeyEndService ends, long incidentId, PortalUser user) {
        this.ends = ends;
        this.incidentId = incidentId;
        this.user = user;
        show();
    }

    @Override
    final void show() {
        removeAll();
        add(RetentionWords.hint(getTranslation("privacy.keyEnd.hint")));
        if (user.has(Role.ADMIN)) {
            add(reasoned("privacy.keyEnd.ask", "privacy.keyEnd.wasAsked", why -> ends.ask(incidentId, why)));
        }
        ends.all(incidentId).forEach(end -> add(card(end)));
    }

    private Div card(KeyEnd end) {
        Div card = card(
                getTranslation("privacy.keyEnd.one", "D-" + end.runNumber()),
                badge(end.state()),
                getTranslation("privacy.keyEnd.facts", end.reason(), RetentionWords.who(end.asked())),
                end.decided(),
                end.remark());
        if (end.newKey() != null) {
            card.add(keys(end));
        }
        long unreadable = end.state() == State.APPROVED ? ends.heldUpBy(end.id()) : 0;
        if (unreadable > 0) {
            card.add(RetentionWords.hint(getTranslation("privacy.keyEnd.heldUp", RetentionWords.number(unreadable))));
        }
        card.add(actions(end));
        return card;
    }

    private StatusBadge badge(State state) {
        return new StatusBadge(
                getTranslation(state.textKey()),
                switch (state) {
                    case CERTIFIED -> StatusBadge.Look.GOOD;
                    case ASKED, APPROVED, GONE -> StatusBadge.Look.WAITING;
                    case REFUSED -> StatusBadge.Look.PLAIN;
                });
    }

    private Component keys(KeyEnd end) {
        PlainTable table = new PlainTable(
                getTranslation("privacy.keyEnd.one", "D-" + end.runNumber()),
                List.of(
                        getTranslation("privacy.keys.number"),
                        getTranslation("privacy.keyEnd.column.made"),
                        getTranslation("privacy.keyEnd.column.destroyed"),
                        getTranslation("privacy.keyEnd.column.wrappers")));
        for (EndOfKeys.Before key : ends.keys(end.id())) {
            table.row(List.of(
                    new Span(key.name()),
                    new Span(at(key.madeAt())),
                    new Span(
                            key.destroyedAt() == null
                                    ? getTranslation("privacy.keyEnd.notYet")
                                    : at(key.destroyedAt())),
                    new Span(wrappers(key))));
        }
        return table;
    }

    private String wrappers(EndOfKeys.Before key) {
        return key.wrappers().isEmpty()
                ? getTranslation("privacy.keyEnd.wrapper.unknown")
                : key.wrappers().stream()
                        .map(one -> getTranslation(
                                one.present() ? "privacy.keyEnd.wrapper.present" : "privacy.keyEnd.wrapper.gone",
                                one.name()))
                        .collect(Collectors.joining(" "));
    }

    private String at(@Nullable Instant moment) {
        return moment == null ? "" : JapaneseDates.dayAndTime(moment, getLocale());
    }

    private Div actions(KeyEnd end) {
        Div actions = actions();
        boolean another = !end.asked().by().equals(user.name()) && (user.has(Role.APPROVER) || user.has(Role.ADMIN));
        if (end.state() == State.ASKED && another) {
            actions.add(
                    approve(
                            "privacy.keyEnd.approve",
                            getTranslation("privacy.keyEnd.one", "D-" + end.runNumber()),
                            getTranslation("privacy.keyEnd.approve.what"),
                            "privacy.keyEnd.wasApproved",
                            () -> ends.approve(end.id())),
                    reasoned("privacy.keyEnd.refuse", "privacy.keyEnd.wasRefused", why -> ends.refuse(end.id(), why)));
        }
        if (end.state() == State.GONE && user.has(Role.ADMIN)) {
            actions.add(new Button(
                    getTranslation("privacy.keyEnd.certify"),
                    click -> act("privacy.keyEnd.wasCertified", () -> ends.certify(end.id()))));
        }
        if (end.certificate() != null) {
            actions.add(certificate(
                    getTranslation("privacy.keyEnd.certificate"),
                    "keys-D-" + end.runNumber() + ".pdf",
                    () -> ends.certificate(end.id())));
        }
        return actions;
    }

    private Button reasoned(String label, String done, Consumer<String> work) {
        return reasoned(label, getTranslation(label), done, work);
    }
}
