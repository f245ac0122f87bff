package jp.madoguchi.report.content;

/**
 * A section of a report as its author left it. Its text is a little language, read line by line:
 *
 * <pre>
 * text      = line *( newline line )
 * line      = "" | list | label | [ mark ] *( words | figure )     ; blanks at either end don't count
 * list      = "[[" name "]]"                                       ; alone on its line: {@link ReportList}
 * label     = "＜" words "＞"                                       ; alone on its line
 * mark      = "(1)" … "(99)" | "①" … "⑳" | "・" | "※"              ; brackets and digits of either width
 * figure    = "{" key [ "|" form ] "}"                             ; {@link ReportFigure#key}, {@link FigureForm#code}
 * words     = any text; "{{" and "}}" stand for one bracket
 * </pre>
 *
 * <ul>
 *   <li>An empty line ends a paragraph. A line without a mark goes on with what stands above it; such lines are joined without a
 *       blank, as Japanese is.
 *   <li>{@code (1)} makes an item and {@code ①} an item below it. Their numbers are given anew by their place, whatever was typed.
 *   <li>{@code ・} makes a bullet, {@code ＜…＞} a label; both are as deep as the item above them. {@code ※} makes a remark in small
 *       type.
 * </ul>
 *
 * A section without a title has no heading. One whose code begins with {@code attachment} begins a page, and its title stands above
 * its table or chart without a number.
 *
 * @param code which section of the kind's template it is, as {@code current}
 */
public record SectionText(String code, String title, String text) {
    /** Codes of attachments begin so. */
    static final String ATTACHMENT = "attachment";

    boolean isAttachment() {
        return code.startsWith(ATTACHMENT);
    }
}
