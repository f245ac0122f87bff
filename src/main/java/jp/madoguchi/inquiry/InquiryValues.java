package jp.madoguchi.inquiry;

import org.jspecify.annotations.Nullable;

/** What can be corrected of an inquiry; who logged it, when and of which call stays as it is. */
public record InquiryValues(
        @Nullable Long categoryId,
        @Nullable Long topicId,
        Relation relation,
        @Nullable Outcome outcome,
        @Nullable Channel channel,
        @Nullable String caller,
        String summary) {}
