package jp.madoguchi.inquiry;

import jp.madoguchi.platform.live.LiveEvent;

/** A file of inquiries has brought new ones. */
public record InquiriesImported(long incidentId) implements LiveEvent {}
