package jp.madoguchi.assurance;

/**
 * How one run of one proof ended.
 *
 * @param measured one line, empty where the test is a yes or no
 * @param full whether it ran at full size
 * @param database where it ran, empty for H2 or for none
 */
record ProofResult(
        String requirement,
        String test,
        String method,
        String measured,
        boolean passed,
        boolean full,
        String database) {}
