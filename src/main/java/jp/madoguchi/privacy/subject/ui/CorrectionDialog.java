package jp.madoguchi.privacy.subject.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.privacy.subject.Correction;
import jp.madoguchi.privacy.subject.NewCorrection;
import jp.madoguchi.privacy.subject.PersonCorrectionService;
import jp.madoguchi.privacy.subject.PersonDetails.Field;
import jp.madoguchi.privacy.subject.PersonRecord;
import jp.madoguchi.privacy.subject.SubjectRequest;

/** What is stored of who a person is, with a field below each detail for what it is to say. */
class CorrectionDialog extends FormDialog {
    private static final Map<Field, Integer> LONGEST =
            new EnumMap<>(Map.of(Field.NAME, 200, Field.KANA, 200, Field.EMAIL, 254, Field.PHONE, 40));

    private final transient PersonCorrectionService corrections;
    private final long requestId;
    private final Map<Field, TextField> fields = new EnumMap<>(Field.class);
    private final Select<Long> which = new Select<>();
    private final TextArea reason;
    private transient List<PersonRecord> records;
    private transient PersonRecord shown;

    CorrectionDialog(PersonCorrectionService corrections, SubjectRequest request, Runnable after) {
        super(request.name());
        setHeaderTitle(getTranslation("privacy.subject.correct.title", request.name()));
        this.corrections = corrections;
        this.requestId = request.id();
        this.records = corrections.stored(requestId);
        this.shown = records.getFirst();
        if (records.size() > 1) {
            which.setLabel(getTranslation("privacy.subject.column.case"));
            which.setItems(records.stream().map(PersonRecord::caseId).toList());
            which.setItemLabelGenerator(id -> record(id).caseNumber());
            which.setValue(shown.caseId());
            which.addValueChangeListener(change -> {
                if (change.getValue() != null) {
                    show(record(change.getValue()));
                }
            });
            field("case", which);
        }
        for (Field one : Field.values()) {
            TextField field = field(one.key(), new TextField(getTranslation(one.textKey())));
            field.setMaxLength(Objects.requireNonNull(LONGEST.get(one)));
            fields.put(one, field);
        }
        input(Field.NAME).setRequiredIndicatorVisible(true);
        input(Field.KANA).setRequiredIndicatorVisible(true);
        reason = text("reason", getTranslation("privacy.subject.correct.reason"), 1_000);
        show(shown);
        send(
                getTranslation("privacy.subject.correct.send"),
                MessageText.of("privacy.subject.correct.done"),
                this::correct,
                after);
    }

    private void correct() {
        try {
            corrections.correct(
                    requestId,
                    new NewCorrection(
                            shown.caseId(),
                            shown.corrections(),
                            typed(Field.NAME),
                            typed(Field.KANA),
                            typed(Field.EMAIL),
                            typed(Field.PHONE),
                            reason.getValue()));
        } catch (RejectedException e) {
            if ("seen".equals(e.field())) {
                follow();
            }
            throw e;
        }
    }

    private TextField input(Field field) {
        return Objects.requireNonNull(fields.get(field));
    }

    private String typed(Field field) {
        return input(field).getValue();
    }

    private PersonRecord record(long caseId) {
        return records.stream()
                .filter(one -> one.caseId() == caseId)
                .findFirst()
                .orElseThrow();
    }

    private void show(PersonRecord record) {
        shown = record;
        fields.forEach((one, field) -> {
            field.setValue(record.details().of(one));
            field.setHelperText(stored(record.details().of(one)));
        });
    }

    /** Somebody else was quicker: what they wrote stands beside what was typed here, and in the fields that were left alone. */
    private void follow() {
        PersonRecord before = shown;
        records = corrections.stored(requestId);
        shown = record(before.caseId());
        Correction last = shown.last();
        fields.forEach((one, field) -> {
            String was = before.details().of(one);
            String now = shown.details().of(one);
            if (field.getValue().equals(was)) {
                field.setValue(now);
            }
            field.setHelperText(
                    was.equals(now) || last == null
                            ? stored(now)
                            : getTranslation(
                                    "privacy.subject.correct.storedSince", named(now), last.madeByName(), named(was)));
        });
    }

    private String stored(String value) {
        return getTranslation("privacy.subject.correct.stored", named(value));
    }

    private String named(String value) {
        return value.isEmpty() ? getTranslation("privacy.subject.correct.empty") : value;
    }
}
