package jp.madoguchi.contract;

/** A signed paper that was taken away; what is in it is kept for the city. */
public record RemovedFile(KeptFile file, Signed removed) {}
