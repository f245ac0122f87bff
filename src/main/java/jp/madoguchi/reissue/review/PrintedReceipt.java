package jp.madoguchi.reissue.review;

/** An acknowledgement as a file. */
public record PrintedReceipt(String fileName, byte[] pdf) {}
