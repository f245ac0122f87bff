package jp.madoguchi.platform.live;

/**
 * Something that open screens of other users want to know of, at this node and at others; implemented by the events of the rooms. A
 * record of numbers, days and ids: nothing about a person, since it goes from node to node.
 */
public interface LiveEvent {}
