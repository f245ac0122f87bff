package jp.madoguchi.contract;

import java.time.LocalDate;

/**
 * A later change of the contract (変更契約).
 *
 * @param changes what is different since
 * @param clause the words of the clause
 */
public record Amendment(
        long id, String number, LocalDate agreedOn, LocalDate inForceFrom, String changes, String clause) {}
