package jp.madoguchi.platform.nodes;

/**
 * How far a node has counted.
 *
 * @param id its name
 * @param beat grows as long as it lives
 */
public record NodeBeat(String id, long beat) {}
