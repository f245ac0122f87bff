package jp.madoguchi.contract;

import java.time.LocalDate;

/** A contract in a list. */
public record ContractLine(
        long id, String number, String title, String contractorName, LocalDate startsOn, LocalDate endsOn) {}
