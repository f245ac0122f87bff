package jp.madoguchi.platform.imports;

/** What storing a file did. The same file twice: nothing added, nothing changed, all unchanged. */
public record ImportOutcome(int read, int added, int changed, int unchanged) {}
