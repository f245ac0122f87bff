package jp.madoguchi.regulator;

import java.time.LocalDate;

/**
 * The legal basis of an action. Laws are renumbered, so a reference says as of when it holds: the guidance of 2022 rests on what
 * was Article 144 of the Personal Information Protection Act then.
 *
 * @param law as 割賦販売法
 * @param article as 第35条の17; empty where none is named
 * @param asOf the day whose numbering is meant, the day of the action as a rule
 * @param laterNumber how a later numbering calls it, with the day that it came into force; empty where it stayed
 */
public record Statute(String law, String article, LocalDate asOf, String laterNumber) {}
