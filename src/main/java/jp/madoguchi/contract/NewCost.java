package jp.madoguchi.contract;

import java.time.YearMonth;

/**
 * An amount as the contractor enters it.
 *
 * @param yen as it was typed; commas, full-width digits and a sign for yen are understood
 */
public record NewCost(YearMonth month, CostKind kind, String yen, String purpose) {}
