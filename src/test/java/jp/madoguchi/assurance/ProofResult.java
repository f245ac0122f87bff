package jp.madoguchi.assurance;

import java.time.LocalDate;

/**
 * How one run of one proof ended.
 *
 * @param measured one line, empty where the test is a yes or no
 * @param full whether it ran at the size that the requirement names, or at the usual one, which takes seconds
 * @param database where it ran, empty for H2 or for none
 * @param day when, in Tokyo
 */
record ProofResult(
        String requirement,
        String test,
        String method,
        String measured,
        boolean passed,
        boolean full,
        String database,
        LocalDate day) {
    ProofResult atFullSize() {
        return new ProofResult(requirement, test, method, measured, passed, true, database, day);
    }
}
