package jp.madoguchi.audit;

/** Where services note that personal data is about to be seen. */
@FunctionalInterface
public interface Looks {
    /**
     * Comes back when the event is stored for good; to be called before anything is shown.
     *
     * @throws AuditUnavailableException where it can't be stored; nothing must be shown then
     */
    void look(AuditEntry entry);
}
