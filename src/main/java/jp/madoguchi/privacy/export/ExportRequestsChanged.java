package jp.madoguchi.privacy.export;

import jp.madoguchi.platform.live.LiveEvent;

/** An export was asked for, decided or taken. */
public record ExportRequestsChanged() implements LiveEvent {}
