package jp.madoguchi.security.people;

import jp.madoguchi.platform.live.LiveEvent;
import org.jspecify.annotations.Nullable;

/** The register was changed; published in the transaction of the change, for whoever records it. */
public record PersonRegistered(@Nullable ContractorPerson before, ContractorPerson now) implements LiveEvent {}
