package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import jp.madoguchi.inquiry.DraftService;
import jp.madoguchi.inquiry.InquiryDraft;
import jp.madoguchi.inquiry.UnsentText;
import jp.madoguchi.platform.error.RejectedException;

/**
 * Keeps what is in the form as it is being filled in, brings it back after whatever went wrong, and lets several inquiries be
 * open side by side. The texts come twice, from the fields and from the browser's keeper; the later one counts.
 */
class DraftBox extends Div {
    /** The form that the drafts are of. */
    interface Form {
        boolean isFilled();

        String callerText();

        String summaryText();

        /** All that is in the fields, with these texts. */
        InquiryDraft draft(UnsentText texts);

        void load(InquiryDraft draft);

        /** Makes the form blank under this key. */
        void blank(String key);
    }

    private final InquiryWords words;
    private final DraftService drafts;
    private final Form form;
    private final OpenDrafts windows = OpenDrafts.ofSession();
    private final DraftKeeper keeper;
    private final DraftStrip strip;
    private final Div notice = new Div();

    private String key = UUID.randomUUID().toString();
    private UnsentText latest = new UnsentText(key, 0, "", "");
    /** What the fields said last; only a change of theirs is news. */
    private UnsentText ofFields = latest;

    private boolean kept;
    private boolean loading;

    DraftBox(InquiryWords words, DraftService drafts, Form form) {
        this.words = words;
        this.drafts = drafts;
        this.form = form;
        addClassName("m-draft-box");
        keeper = new DraftKeeper(this::typed);
        strip = new DraftStrip(words, this::isElsewhere, this::switchTo, this::beside);
        notice.addClassName("m-recovered");
        notice.getElement().setAttribute("role", "status");
        add(strip, notice, keeper);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        keeper.askForUnsent(drafts.keyInTheBrowser(), this::recover);
        begin(UUID.randomUUID().toString());
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        windows.close(detach.getUI());
    }

    /** A field has another value. */
    void changed() {
        if (loading) {
            return;
        }
        UnsentText now = new UnsentText(key, latest.revision(), form.callerText(), form.summaryText());
        latest = new UnsentText(
                key,
                latest.revision(),
                now.caller().equals(ofFields.caller()) ? latest.caller() : now.caller(),
                now.summary().equals(ofFields.summary()) ? latest.summary() : now.summary());
        ofFields = now;
        keep();
    }

    /** The inquiry was saved or thrown away: the next form is blank. */
    void done(boolean saved) {
        if (!saved) {
            drafts.discard(key);
        }
        keeper.forget(key);
        begin(UUID.randomUUID().toString());
    }

    /** A blank form beside the one that is open. */
    void beside() {
        if (form.isFilled()) {
            keep();
            begin(UUID.randomUUID().toString());
        }
    }

    /** Opens what was begun of this kind; false where there is nothing, or another window has it. */
    boolean goOn(Predicate<InquiryDraft> wanted) {
        List<InquiryDraft> begun = drafts.mine(words.incident().id()).stream()
                .filter(wanted)
                .filter(draft -> !isElsewhere(draft.key()))
                .toList();
        begun.stream().findFirst().ifPresent(this::switchTo);
        return !begun.isEmpty();
    }

    void next() {
        strip.next(key).ifPresent(this::switchTo);
    }

    /** Shows what was left over, with the one last changed in the form unless that has been filled meanwhile. */
    void recover(List<UnsentText> unsent) {
        List<InquiryDraft> mine = drafts.recover(words.incident().id(), unsent);
        unsent.forEach(text -> keeper.kept(text.key(), text.revision()));
        mine.stream()
                .filter(draft -> draft.key().equals(key) && draft.revision() > latest.revision())
                .findFirst()
                .ifPresent(this::load);
        if (!form.isFilled()) {
            mine.stream().filter(draft -> !isElsewhere(draft.key())).findFirst().ifPresent(draft -> {
                load(draft);
                notice.setText(getTranslation("inquiry.drafts.recovered", words.time(draft.keptAt())));
            });
        }
        strip.show(mine, key);
    }

    private void typed(UnsentText text) {
        if (text.key().equals(key)) {
            latest = text;
            keep();
        } else {
            // typed just before another one was opened
            drafts.recover(words.incident().id(), List.of(text));
        }
        keeper.kept(text.key(), text.revision());
    }

    private void keep() {
        boolean empty = !form.isFilled()
                && latest.caller().isBlank()
                && latest.summary().isBlank();
        if (empty && !kept) {
            return;
        }
        try {
            if (empty) {
                drafts.discard(key);
            } else {
                drafts.keep(form.draft(latest));
            }
            if (kept == empty) {
                kept = !empty;
                showStrip();
            }
        } catch (RejectedException e) {
            // the field says so in its own words; what was kept before stays
        }
    }

    private void switchTo(InquiryDraft draft) {
        if (!draft.key().equals(key)) {
            keep();
            load(drafts.mine(words.incident().id()).stream()
                    .filter(mine -> mine.key().equals(draft.key()))
                    .findFirst()
                    .orElse(draft));
            showStrip();
        }
    }

    private void load(InquiryDraft draft) {
        loading = true;
        form.load(draft);
        loading = false;
        kept = true;
        opened(draft.key(), new UnsentText(draft.key(), draft.revision(), draft.caller(), draft.summary()));
    }

    private void begin(String blankKey) {
        loading = true;
        form.blank(blankKey);
        loading = false;
        kept = false;
        opened(blankKey, new UnsentText(blankKey, 0, form.callerText(), form.summaryText()));
        showStrip();
    }

    private void opened(String newKey, UnsentText texts) {
        key = newKey;
        latest = texts;
        ofFields = texts;
        notice.setText("");
        keeper.open(newKey, texts.revision());
        windows.open(UI.getCurrent(), newKey);
    }

    private void showStrip() {
        strip.show(drafts.mine(words.incident().id()), key);
    }

    private boolean isElsewhere(String draftKey) {
        return windows.isElsewhere(draftKey, UI.getCurrent());
    }
}
