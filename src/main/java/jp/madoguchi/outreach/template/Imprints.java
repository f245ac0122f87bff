package jp.madoguchi.outreach.template;

import java.util.Optional;

/**
 * What messages say beside their template. It is frozen with a wave when that is submitted, so that what the approver sees is what every
 * message of the wave says, whatever is changed meanwhile.
 */
public interface Imprints {
    /** What is in force now. */
    Imprint inForce(long incidentId);

    /** In the transaction of who submits the wave. */
    void freeze(long incidentId, long waveId);

    /** The wave is a draft again, and follows what is in force. */
    void thaw(long waveId);

    /** Empty for a draft. */
    Optional<Imprint> of(long waveId);
}
