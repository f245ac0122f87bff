package jp.madoguchi.contract;

import jp.madoguchi.platform.live.LiveEvent;

/** Something about a contract changed: its entry, evidence, a review, an answer, a remediation, a cost. */
public record ContractChanged(long contractId) implements LiveEvent {}
