package jp.madoguchi.privacy.subject;

/** Stops messages to a person for good. The room that writes to people does it. */
public interface Objections {
    /** On every way, in the caller's transaction; ways that are stopped already stay so. */
    void stop(long incidentId, String caseNumber, String reason);
}
