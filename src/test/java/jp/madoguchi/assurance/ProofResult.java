package jp.madoguchi.assurance;

import java.time.LocalDate;

/**
 * How one run of one proof ended, at full size.
 *
 * @param measured one line, empty where the test is a yes or no
 * @param database where it ran, empty for H2 or for none
 * @param day when, in Tokyo
 */
record ProofResult(
        String requirement,
        String test,
        String method,
        String measured,
        boolean passed,
        String database,
        LocalDate day) {}
