package jp.madoguchi.privacy.subject;

import java.util.Collection;
import java.util.List;

/** What is stored of who persons are. The room of cases keeps it. */
public interface PersonRecords {
    /** Of each of the person's cases, first of the one that stands for them. */
    List<PersonRecord> stored(Person person);

    /** In the order in which they were made. */
    List<Correction> madeFor(Collection<Long> requestIds);

    /**
     * Corrects one of the cases in the caller's transaction, with everything by which the person is found.
     *
     * @param reason checked already
     * @throws jp.madoguchi.platform.error.RejectedException where somebody else has corrected it meanwhile (field {@code seen}), where
     *     nothing is changed, and for what can't stand in a field; nothing is changed then
     */
    Correction correct(SubjectRequest request, NewCorrection asked, String reason);
}
