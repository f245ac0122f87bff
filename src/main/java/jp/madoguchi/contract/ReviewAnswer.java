package jp.madoguchi.contract;

/** What the contractor answered to a review, by the version that it answers. */
public record ReviewAnswer(int reviewVersion, String text, Signed signed) {}
