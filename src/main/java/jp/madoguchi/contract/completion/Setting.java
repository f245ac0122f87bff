package jp.madoguchi.contract.completion;

import java.math.BigDecimal;
import jp.madoguchi.contract.Signed;

/** A figure that officials laid down before, with who, when and why. */
public record Setting(String name, int version, BigDecimal figure, String reason, Signed set) {}
