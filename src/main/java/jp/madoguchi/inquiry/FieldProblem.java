package jp.madoguchi.inquiry;

import jp.madoguchi.platform.i18n.MessageText;

/**
 * Why an inquiry can't be saved as it stands.
 *
 * @param field the component of {@link NewInquiry}
 */
public record FieldProblem(String field, MessageText text) {}
