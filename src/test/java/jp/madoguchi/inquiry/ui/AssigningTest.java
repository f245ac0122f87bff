package jp.madoguchi.inquiry.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.NotificationsKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.grid.ClientItemToggleEvent;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.CallbackPromise;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.InquiryLine;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.ListedInquiry;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.inquiry.Particulars;
import jp.madoguchi.inquiry.Relation;
import jp.madoguchi.inquiry.followup.AssigningService;
import jp.madoguchi.inquiry.followup.Assignment;
import jp.madoguchi.inquiry.followup.Chosen;
import jp.madoguchi.inquiry.followup.FollowUp;
import jp.madoguchi.inquiry.followup.FollowUpService;
import jp.madoguchi.inquiry.followup.ui.AssignDialog;
import jp.madoguchi.inquiry.followup.ui.FollowUpSection;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.Bell;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.ViewTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Giving inquiries from the list to somebody, who finishes them. */
class AssigningTest extends ViewTest {
    private static final PortalUser OTHER = new PortalUser("other", "別の責任者", "call-center", Set.of(Role.SUPERVISOR));

    @Autowired
    IncidentService incidents;

    @Autowired
    InquiryService inquiries;

    @Autowired
    FollowUpService followUps;

    @Autowired
    AssigningService assigning;

    @Autowired
    Clock clock;

    Incident incident;
    Instant tomorrow;
    InquiryLine oldest;
    InquiryLine middle;
    InquiryLine latest;

    @BeforeEach
    void setUp() {
        incident = KokoIncident.setUp(incidents);
        tomorrow = Tokyo.today(clock)
                .plusDays(1)
                .atTime(LocalTime.of(10, 0))
                .atZone(Tokyo.ZONE)
                .toInstant();
        SignedIn.as(Role.OPERATOR);
        oldest = log("いちばん前", Duration.ofMinutes(30), null);
        middle = log("まん中", Duration.ofMinutes(20), null);
        latest = log("いちばん後", Duration.ofMinutes(10), null);
    }

    @Test
    void aSupervisorGivesTheSelectedOnesToAnOperator() {
        open(Role.SUPERVISOR, Map.of());
        assertThat(assign().isEnabled()).isFalse();
        select(0, 2);
        assertThat(text(_get(AssignBar.class))).contains("2 件を選択中");

        _click(assign());
        _setValue(person(), "operator");
        _setValue(_get(_get(AssignDialog.class), TextArea.class), "戸籍を確かめる");
        _click(_get(_get(AssignDialog.class), Button.class, spec -> spec.withText("担当を決める")));

        assertThat(followUps.of(latest.id()).history())
                .extracting(Assignment::person, Assignment::note)
                .containsExactly(tuple("operator", "戸籍を確かめる"));
        assertThat(followUps.of(oldest.id()).history()).hasSize(1);
        assertThat(followUps.of(middle.id()).history()).isEmpty();
        assertThat(grid().getSelectedItems()).isEmpty();
        _assertNone(AssignDialog.class);
    }

    @Test
    void withShiftAllBetweenAreSelectedAndTheButtonSelectsAllThatAreListed() {
        open(Role.SUPERVISOR, Map.of());
        toggle(0, false);
        toggle(2, true);
        assertThat(grid().getSelectedItems()).hasSize(3);

        _click(_get(Button.class, spec -> spec.withText("選択を解除")));
        assertThat(grid().getSelectedItems()).isEmpty();
        _click(_get(Button.class, spec -> spec.withText("一覧の 3 件をすべて選択")));
        assertThat(text(_get(AssignBar.class))).contains("3 件を選択中");

        // another filter is another list
        _setValue(_get(TextField.class, spec -> spec.withLabel("検索")), "まん中");
        assertThat(grid().getSelectedItems()).isEmpty();
    }

    @Test
    void moreThanCanBeAssignedAtOnceCannotBeSelectedAtOnce() {
        jdbc.sql("update inquiry_count set inquiries = 501").update();
        open(Role.SUPERVISOR, Map.of());

        assertThat(_get(Button.class, spec -> spec.withText("一度に選べるのは 500 件まで")).isEnabled())
                .isFalse();
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndWhatWasTypedStays() {
        open(Role.SUPERVISOR, Map.of());
        select(0);
        _click(assign());
        AssignDialog dialog = _get(AssignDialog.class);
        TextArea note = _get(dialog, TextArea.class);
        _setValue(note, "4111 1111 1111 1111");
        _click(_get(dialog, Button.class, spec -> spec.withText("担当を決める")));

        assertThat(note.isInvalid()).isTrue();
        assertThat(note.getErrorMessage()).contains("カード番号");
        _setValue(note, "");
        DateTimePicker due = _get(dialog, DateTimePicker.class);
        _setValue(due, null);
        _click(_get(dialog, Button.class, spec -> spec.withText("担当を決める")));
        assertThat(due.getErrorMessage()).isEqualTo("対応期限は、今より後にしてください。");
        assertThat(followUps.of(latest.id()).history()).isEmpty();
    }

    @Test
    void whatAnotherSupervisorAssignedMeanwhileIsSaidAndNothingIsChanged() {
        open(Role.SUPERVISOR, Map.of());
        select(0, 1);
        _click(assign());
        give(OTHER, "operator", middle);
        signInAgain(Role.SUPERVISOR);

        _click(_get(_get(AssignDialog.class), Button.class, spec -> spec.withText("担当を決める")));

        assertThat(text(NotificationsKt.getNotifications().getFirst()))
                .contains("選んだ 2 件のうち 1 件は", middle.number(), "どの件も変えていません");
        assertThat(followUps.of(latest.id()).history()).isEmpty();
        assertThat(followUps.of(middle.id()).history()).hasSize(1);
    }

    @Test
    void aPromisedCallKeepsItsTimeAndTheDialogSaysSo() {
        SignedIn.as(Role.OPERATOR);
        InquiryLine call = log("折り返し", Duration.ofMinutes(5), new CallbackPromise(tomorrow, null));
        open(Role.SUPERVISOR, Map.of());
        select(0);
        _click(assign());
        AssignDialog dialog = _get(AssignDialog.class);

        assertThat(text(dialog)).contains("1 件は折り返しの約束があります");
        assertThat(_find(dialog, DateTimePicker.class)).isEmpty();
        _setValue(person(), "operator");
        _click(_get(dialog, Button.class, spec -> spec.withText("担当を決める")));
        assertThat(followUps.of(call.id()).now()).isEqualTo(new FollowUp(false, "operator", tomorrow, true));
    }

    @Test
    void theOperatorSeesWhatIsTheirsAndFinishesItWithANote() {
        give(OTHER, "operator", middle);
        open(Role.OPERATOR, Map.of());
        assertThat(bell().getHref()).contains("assignee=@mine");
        assertThat(text(bell())).contains("対応待ち", "1");

        open(Role.OPERATOR, Map.of("span", "all", "followup", "tasks", "assignee", "@mine"));
        assertThat(GridKt._size(grid())).isOne();
        assertThat(GridKt._getFormattedRow(grid(), 0)).contains("まん中", "operator", "未完了");
        GridKt._clickItem(grid(), 0);
        FollowUpSection section = _get(FollowUpSection.class);
        assertThat(text(section)).contains("other が operator に依頼", "お願いします");
        _click(_get(section, Button.class, spec -> spec.withText("完了にする")));
        assertThat(_get(section, TextArea.class).getErrorMessage()).isEqualTo("どう対応したかを入力してください。");
        _setValue(_get(section, TextArea.class), "電話で案内した");
        _click(_get(section, Button.class, spec -> spec.withText("完了にする")));

        assertThat(text(section)).contains("完了", "電話で案内した");
        assertThat(_find(section, TextArea.class)).isEmpty();
        assertThat(followUps.of(middle.id()).now().done()).isTrue();
    }

    @Test
    void whoHasTimeTakesOne() {
        give(OTHER, null, middle);
        open(Role.OPERATOR, Map.of("inquiry", middle.number()));

        FollowUpSection section = _get(FollowUpSection.class);
        _setValue(_get(section, TextArea.class), "途中");
        _click(_get(section, Button.class, spec -> spec.withText("引き受ける")));

        assertThat(followUps.of(middle.id()).now().person()).isEqualTo("operator");
        assertThat(_get(section, TextArea.class).getValue()).isEqualTo("途中");
    }

    @Test
    void whatIsAnothersIsOnlyRead() {
        give(OTHER, "other", middle);
        open(Role.OPERATOR, Map.of("inquiry", middle.number()));
        FollowUpSection section = _get(FollowUpSection.class);
        assertThat(text(section)).contains("other");
        assertThat(_find(section, Button.class)).isEmpty();
        assertThat(_find(Bell.class).stream().filter(Component::isVisible)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "AUDITOR"})
    void whoDoesNotAssignSelectsNothing(Role role) {
        give(OTHER, "other", middle);
        open(role, Map.of());
        _assertNone(AssignBar.class);
        assertThat(grid().getSelectionMode()).isEqualTo(Grid.SelectionMode.NONE);

        GridKt._clickItem(grid(), 1);
        FollowUpSection section = _get(FollowUpSection.class);
        assertThat(text(section)).contains("other が other に依頼");
        assertThat(_find(section, Button.class)).isEmpty();
    }

    private void give(PortalUser who, @Nullable String to, InquiryLine... lines) {
        SignedIn.as(who);
        assigning.assign(
                incident.id(),
                List.of(lines).stream()
                        .map(line -> new Chosen(line.id(), 0, false))
                        .toList(),
                to,
                tomorrow,
                "お願いします");
    }

    /** Goes on in the same window. */
    private static void signInAgain(Role role) {
        SignedIn.as(role);
    }

    private void open(Role role, Map<String, String> parameters) {
        signIn(role);
        UI.getCurrent().navigate("desk/inquiries", QueryParameters.simple(parameters));
    }

    private void select(int... rows) {
        for (int row : rows) {
            grid().asMultiSelect().select(Set.of(GridKt._get(grid(), row)));
        }
    }

    /** As the browser tells it. */
    private void toggle(int row, boolean shift) {
        ListedInquiry item = GridKt._get(grid(), row);
        grid().asMultiSelect().select(Set.of(item));
        ComponentUtil.fireEvent(grid(), new ClientItemToggleEvent<>(grid(), item, true, shift));
    }

    private static Button assign() {
        return _get(_get(AssignBar.class), Button.class, spec -> spec.withText("担当を決める"));
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<String> person() {
        return _get(_get(AssignDialog.class), ComboBox.class, spec -> spec.withLabel("担当者"));
    }

    private static Bell bell() {
        return _find(Bell.class).stream()
                .filter(bell -> bell.getHref().contains("followup"))
                .findFirst()
                .orElseThrow();
    }

    private static InquiryGrid grid() {
        return _get(InquiryGrid.class);
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private InquiryLine log(String summary, Duration ago, @Nullable CallbackPromise promise) {
        Instant at = clock.instant().minus(ago);
        return inquiries.log(new NewInquiry(
                incident.id(),
                UUID.randomUUID().toString(),
                null,
                null,
                incident.category("GIFT").orElseThrow().id(),
                promise == null ? Outcome.RESOLVED : Outcome.CALLBACK,
                Channel.PHONE,
                at,
                at,
                "090-0415-5955",
                summary,
                new Particulars(null, Relation.HOLDER, false, null, null, false, List.of(), null, promise)));
    }
}
