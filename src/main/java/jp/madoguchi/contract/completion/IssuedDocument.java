package jp.madoguchi.contract.completion;

import jp.madoguchi.contract.Signed;

/** A document as it was issued; what is in it is fetched by its id and never changes. */
public record IssuedDocument(long id, String name, String mediaType, String sha256, Signed issued) {}
