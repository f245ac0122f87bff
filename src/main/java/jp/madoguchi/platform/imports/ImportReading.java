package jp.madoguchi.platform.imports;

import java.util.List;

/** A file that was read and compared: what to show of it, and the records to store if it is clean. */
public record ImportReading<R>(ImportPreview preview, List<Numbered<R>> rows) {}
