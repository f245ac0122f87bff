package jp.madoguchi.inquiry.escalation;

import org.jspecify.annotations.Nullable;

/** Personal data that an official has had shown, for this one look. */
public record Revealed(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String caller) {}
