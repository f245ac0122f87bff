package jp.madoguchi.incident;

import jp.madoguchi.platform.i18n.LocalizedText;

/** A card issuer (カード会社) and how many of its cards are affected. */
public record Issuer(long id, String code, LocalizedText name, int affectedCards) {}
