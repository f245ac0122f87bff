package jp.madoguchi.outreach.template;

import jp.madoguchi.platform.i18n.MessageText;

/**
 * What is wrong with a template, and where.
 *
 * @param line from 1; 0 where it is about the part as a whole
 * @param column from 1, as people count characters
 */
public record TemplateProblem(TemplatePart part, int line, int column, MessageText text) {
    /** With its place, in words. */
    public MessageText inWords() {
        MessageText where = MessageText.of("outreach.template.part." + part);
        return line == 0
                ? MessageText.of("outreach.template.problem.ofPart", where, text)
                : MessageText.of(
                        "outreach.template.problem.at", where, Integer.toString(line), Integer.toString(column), text);
    }
}
