package jp.madoguchi.reissue;

/** A file as it was handed in. */
public record SentFile(String name, byte[] content) {}
