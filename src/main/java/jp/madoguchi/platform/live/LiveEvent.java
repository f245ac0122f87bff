package jp.madoguchi.platform.live;

/** Something that open screens of other users want to know of; implemented by the events of the rooms. */
public interface LiveEvent {}
