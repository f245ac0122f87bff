package jp.madoguchi.report;

/** A file to take away. */
public record ReportDownload(String name, String mediaType, byte[] content) {}
