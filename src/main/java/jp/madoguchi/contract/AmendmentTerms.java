package jp.madoguchi.contract;

import java.time.LocalDate;

/** An amendment as an official enters it. */
public record AmendmentTerms(String number, LocalDate agreedOn, LocalDate inForceFrom, String changes, String clause) {}
