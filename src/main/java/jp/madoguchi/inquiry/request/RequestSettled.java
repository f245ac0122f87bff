package jp.madoguchi.inquiry.request;

import jp.madoguchi.platform.live.LiveEvent;

/** The city has looked after something that the call center handed to it. */
public record RequestSettled(long incidentId) implements LiveEvent {}
