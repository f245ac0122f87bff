package jp.madoguchi.security.people;

import org.jspecify.annotations.Nullable;

/** The register was changed; published in the transaction of the change, for whoever records it.
 * Open screens are told by {@link RegisterChanged}, which names nobody. */
public record PersonRegistered(@Nullable ContractorPerson before, ContractorPerson now) {}
