package jp.madoguchi.reissue;

import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.ImportReading;
import jp.madoguchi.platform.imports.ImportRefusedException;
import jp.madoguchi.platform.imports.ImportSource;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.imports.ReadingChoices;
import jp.madoguchi.platform.table.RowProblem;
import jp.madoguchi.platform.table.TableFile;
import org.springframework.stereotype.Component;

/** Reads contractors' files as the counts that they report, and remembers for the user's organisation how they are read. */
@Component
class CountFiles {
    private final IncidentService incidents;
    private final Imports imports;
    private final ReissueCountsImporter importer;

    CountFiles(IncidentService incidents, Imports imports, ReissueCountsImporter importer) {
        this.incidents = incidents;
        this.imports = imports;
        this.importer = importer;
    }

    /**
     * What is understood of a file, and what sending it would do.
     *
     * @throws RejectedException if it is larger than a file that can be kept
     */
    SubmissionCheck check(TableFile file, ReadingChoices choices) {
        SubmissionWriter.requireSize(file);
        ImportReading<CountRow> reading = imports.read(importer, file, choices);
        if (!reading.preview().isClean()) {
            return new SubmissionCheck(
                    reading.preview(), List.of(), List.of(), reading.preview().warnings(), 0);
        }
        CountPlan plan = importer.plan(incidents.requireCurrent(), reading.rows());
        List<RowProblem> warnings = new ArrayList<>(reading.preview().warnings());
        warnings.removeAll(plan.corrections);
        return new SubmissionCheck(reading.preview(), plan.reports, plan.corrections, warnings, plan.unchanged);
    }

    /** @throws ImportRefusedException if the file has an error */
    SubmissionCheck requireClean(TableFile file, ReadingChoices choices) {
        SubmissionCheck check = check(file, choices);
        requireClean(check);
        return check;
    }

    static void requireClean(SubmissionCheck check) {
        if (!check.isClean()) {
            throw new ImportRefusedException(check.preview());
        }
    }

    /** @throws RejectedException if all that it says has been reported before */
    static void requireNews(SubmissionCheck check) {
        if (check.isNothingNew()) {
            throw new RejectedException("file", MessageText.of("reissue.submission.nothingNew"));
        }
    }

    /** How the user had the columns read, for the next file. */
    void remember(SubmissionCheck check, ReadingChoices choices) {
        imports.remember(check.preview(), choices);
    }

    void forgetColumns() {
        imports.forget(importer.kind());
    }

    void finished(SubmissionCheck check, TableFile file, String user) {
        imports.finished(new ImportSource(check.preview(), file, user), outcome(check));
    }

    static ImportOutcome outcome(SubmissionCheck check) {
        return new ImportOutcome(check.preview().rows(), check.added(), check.changed(), check.unchanged());
    }
}
