package jp.madoguchi.contract.completion;

import jp.madoguchi.platform.live.LiveEvent;

/** Something about the end of a contract changed: a threshold, the rule, a notice, the hand-over, a decision. */
public record CompletionChanged(long contractId) implements LiveEvent {}
