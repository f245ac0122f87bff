package jp.madoguchi.reissue.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.ReadingChoices;
import jp.madoguchi.platform.imports.ui.FileIntake;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.reissue.ReissueSubmissionService;
import jp.madoguchi.reissue.SubmissionCheck;
import jp.madoguchi.reissue.SubmissionWords;
import org.jspecify.annotations.Nullable;

/** From a file to a report: drop it, look at what was understood, keep it as a draft or send it. */
final class SubmissionPanel extends Div {
    private final Incident incident;
    private final transient ReissueSubmissionService submissions;
    private final Runnable changed;
    private final FileIntake intake = new FileIntake(new Intake());
    private final Div status = new Div();
    private final Div content = new Div();
    private ReadingChoices choices = ReadingChoices.NONE;
    private transient @Nullable TableFile file;
    private @Nullable Long draft;

    /** @param changed called when there is a draft or a report more or less */
    SubmissionPanel(Incident incident, ReissueSubmissionService submissions, Runnable changed) {
        this.incident = incident;
        this.submissions = submissions;
        this.changed = changed;
        addClassNames("import-panel", "m-submission");
        // a screen reader says it at once; the same words stand on the page
        status.addClassName("import-status");
        status.getElement().setAttribute("role", "status");
        content.addClassName("import-content");
        add(intake, status, content);
    }

    /** Goes on with a draft. */
    void open(long draftId) {
        try {
            ReissueSubmissionService.OpenDraft opened = submissions.open(draftId);
            file = opened.file();
            choices = opened.choices();
            draft = draftId;
            show(opened.check(), opened.words()).focusOnTitle();
        } catch (RejectedException e) {
            Notices.error(e);
            changed.run();
        }
    }

    private void read(TableFile chosen, ReadingChoices how, SubmissionWords words) {
        ReadingChoices before = choices;
        boolean again = chosen.equals(file);
        if (!again) {
            giveBack();
        }
        file = chosen;
        choices = how;
        SubmissionReview review = show(submissions.check(chosen, how), words);
        if (again) {
            review.focusOnWhatChangedSince(before);
        } else {
            review.focusOnTitle();
        }
    }

    private SubmissionReview show(SubmissionCheck check, SubmissionWords words) {
        intake.setVisible(false);
        content.removeAll();
        SubmissionReview review = new SubmissionReview(incident, check, choices, words, draft != null, new Steps());
        content.add(review);
        status.setText(review.verdict());
        return review;
    }

    private void giveBack() {
        TableFile before = file;
        file = null;
        if (before != null) {
            before.close();
        }
    }

    /** A file that nobody has kept or sent. */
    @Override
    protected void onDetach(DetachEvent detach) {
        giveBack();
    }

    private void startOver() {
        giveBack();
        draft = null;
        choices = ReadingChoices.NONE;
        content.removeAll();
        status.setText("");
        intake.clear();
        intake.setVisible(true);
    }

    private void done(String key, Object... args) {
        startOver();
        changed.run();
        Notices.success(MessageText.of(key, args));
        status.setText(getTranslation(key, args));
    }

    private void say(String text) {
        Paragraph words = new Paragraph(text);
        words.addClassNames("import-verdict", "import-faulty");
        content.removeAll();
        content.add(words, new Button(getTranslation("platform.import.chooseOther"), click -> startOver()));
        status.setText(text);
    }

    private final class Steps implements SubmissionReview.Steps {
        @Override
        public void readAgain(ReadingChoices other, SubmissionWords words) {
            if (file != null) {
                read(file, other, words);
            }
        }

        @Override
        public void forgetColumns(SubmissionWords words) {
            submissions.forgetColumns();
            readAgain(choices.withoutColumns(), words);
        }

        @Override
        public void keep(SubmissionWords words) {
            TableFile chosen = file;
            Long opened = draft;
            if (opened != null) {
                submissions.keepAgain(opened, choices, words);
            } else if (chosen != null) {
                submissions.keep(chosen, choices, words);
            }
            done("reissue.submission.kept");
        }

        @Override
        public void send(SubmissionWords words) {
            TableFile chosen = file;
            Long opened = draft;
            if (chosen == null) {
                return;
            }
            ReissueSubmissionService.Sent sent = opened == null
                    ? submissions.send(chosen, choices, words)
                    : submissions.submit(opened, choices, words);
            int days = sent.check().reports().size();
            done("reissue.submission.sent", days);
        }

        @Override
        public void discard() {
            Long opened = draft;
            if (opened != null) {
                submissions.discard(opened);
            }
            done("reissue.submission.discarded");
        }

        @Override
        public void chooseOther() {
            startOver();
        }
    }

    private final class Intake implements FileIntake.Receiver {
        @Override
        public void started() {
            status.setText(getTranslation("platform.import.reading"));
        }

        @Override
        public void received(TableFile received) {
            try {
                draft = null;
                read(received, ReadingChoices.of(intake.charset()), SubmissionWords.NONE);
            } catch (RejectedException e) {
                giveBack();
                say(getTranslation(e.text().key(), e.text().args().toArray()));
            }
        }

        @Override
        public void refused(MessageText why) {
            say(getTranslation(why.key(), why.args().toArray()));
        }

        @Override
        public void charsetChosen(CharsetChoice charset) {
            // it is read when the next file comes
        }
    }
}
