package jp.madoguchi.reissue.plan;

import jp.madoguchi.platform.live.LiveEvent;

/** An official has set a plan, or a day has passed and with it what is due. */
public record PlanChanged() implements LiveEvent {}
