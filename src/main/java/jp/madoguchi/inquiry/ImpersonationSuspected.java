package jp.madoguchi.inquiry;

import jp.madoguchi.platform.live.LiveEvent;

/** A caller was contacted by somebody who seems to pose as the city, the call center or an issuer. */
public record ImpersonationSuspected(long incidentId, long inquiryId) implements LiveEvent {}
