package jp.madoguchi.platform.imports;

/** Where records come from: the file, the digest of its content, and who handed it in. */
public record ImportSource(String fileName, String digest, String user) {}
