package jp.madoguchi.platform.imports;

import java.time.Instant;

/** Published inside the transaction that stores the rows, so that a record of it is kept exactly when the rows are. */
public record ImportFinished(
        String kind, String fileName, String digest, ImportOutcome outcome, String user, Instant at) {}
