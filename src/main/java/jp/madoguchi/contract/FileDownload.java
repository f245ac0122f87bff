package jp.madoguchi.contract;

/** A file with what is in it. */
public record FileDownload(String name, FileType type, byte[] bytes) {}
