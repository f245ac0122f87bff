package jp.madoguchi.casefile.closing;

import java.time.Instant;

/** A case that is closed (対応終了), with why, by whom and since when. */
public record CaseClosing(long caseId, String caseNumber, String reason, String closedBy, Instant closedAt) {}
