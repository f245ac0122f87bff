package jp.madoguchi.platform.files;

/** A file with what is in it. */
public record FileDownload(String name, FileType type, byte[] bytes) {}
