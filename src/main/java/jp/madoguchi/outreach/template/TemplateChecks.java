package jp.madoguchi.outreach.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.CardNumberGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that can be wrong with a template, each with its place. */
@Component
class TemplateChecks {
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_HTML = 20_000;
    private static final Pattern PLAIN_LINK = Pattern.compile("(?i)\\b(http|ftp)://");

    private final CardNumberGuard guard;

    TemplateChecks(CardNumberGuard guard) {
        this.guard = guard;
    }

    /**
     * @param cardsInMessage how many cards one message is about, at the most
     * @param hotline null where none is set
     */
    List<TemplateProblem> problems(
            WaveKind kind,
            MessageChannel channel,
            TemplateTexts texts,
            LongestValues longest,
            int cardsInMessage,
            @Nullable String hotline) {
        List<TemplateProblem> problems = new ArrayList<>();
        presence(kind, channel, texts, problems);
        for (TemplatePart part : TemplatePart.values()) {
            String text = texts.of(part);
            if (text != null) {
                part(part, text, kind, hotline, problems);
            }
        }
        if (channel == MessageChannel.SMS && problems.isEmpty()) {
            int units = ShortMessage.units(longestSms(texts, longest, cardsInMessage));
            if (units > ShortMessage.LONGEST) {
                problems.add(whole(
                        TemplatePart.TEXT_JA,
                        MessageText.of(
                                "outreach.template.problem.smsLength",
                                Integer.toString(units),
                                Integer.toString(ShortMessage.LONGEST),
                                Integer.toString(cardsInMessage))));
            }
        }
        problems.sort(Comparator.comparing(TemplateProblem::part)
                .thenComparingInt(TemplateProblem::line)
                .thenComparingInt(TemplateProblem::column));
        return problems;
    }

    /** The longest that a message of it can get. */
    String longestSms(TemplateTexts texts, LongestValues longest, int cardsInMessage) {
        return MessageForm.text(
                texts, field -> longest.of(field, cardsInMessage), field -> longest.of(field, cardsInMessage));
    }

    private static void presence(
            WaveKind kind, MessageChannel channel, TemplateTexts texts, List<TemplateProblem> problems) {
        boolean mail = channel == MessageChannel.EMAIL;
        if (texts.textJa() == null) {
            problems.add(whole(TemplatePart.TEXT_JA, MessageText.of("outreach.template.problem.empty")));
        }
        if (mail && texts.subjectJa() == null) {
            problems.add(whole(TemplatePart.SUBJECT_JA, MessageText.of("outreach.template.problem.empty")));
        }
        if (texts.hasEnglish() && texts.textEn() == null) {
            problems.add(whole(TemplatePart.TEXT_EN, MessageText.of("outreach.template.problem.empty")));
        }
        if (mail && texts.hasEnglish() && texts.subjectEn() == null) {
            problems.add(whole(TemplatePart.SUBJECT_EN, MessageText.of("outreach.template.problem.empty")));
        }
        if (mail && texts.hasEnglish() && (texts.htmlEn() == null) != (texts.htmlJa() == null)) {
            problems.add(whole(
                    texts.htmlEn() == null ? TemplatePart.HTML_EN : TemplatePart.HTML_JA,
                    MessageText.of("outreach.template.problem.bothHtml")));
        }
        if (!mail) {
            for (TemplatePart part : TemplatePart.values()) {
                if ((part.isHtml() || part.isSubject()) && texts.of(part) != null) {
                    problems.add(whole(part, MessageText.of("outreach.template.problem.notInSms")));
                }
            }
        }
        MessageField.obligatory(kind).ifPresent(field -> {
            for (TemplatePart part : List.of(TemplatePart.TEXT_JA, TemplatePart.HTML_JA)) {
                String text = texts.of(part);
                if (text != null && !TemplateText.parse(text).names().contains(field)) {
                    problems.add(whole(part, MessageText.of("outreach.template.problem.missing", field.ja())));
                }
            }
        });
    }

    private void part(
            TemplatePart part, String text, WaveKind kind, @Nullable String hotline, List<TemplateProblem> problems) {
        int longest = part.isSubject() ? LONGEST_SUBJECT : part.isHtml() ? LONGEST_HTML : LONGEST_TEXT;
        if (text.length() > longest) {
            problems.add(whole(
                    part,
                    MessageText.of(
                            "outreach.template.problem.long",
                            Integer.toString(text.length()),
                            Integer.toString(longest))));
        }
        if (part.isSubject() && text.indexOf('\n') >= 0) {
            problems.add(at(part, text, text.indexOf('\n'), MessageText.of("outreach.template.problem.oneLine")));
        }
        TemplateText parsed = TemplateText.parse(text);
        parsed.faults().forEach(fault -> problems.add(at(part, text, fault.start(), fault.text())));
        for (TemplateText.Piece.Field field : parsed.fields()) {
            MessageText wrong = against(field.field(), part, kind, hotline);
            if (wrong != null) {
                problems.add(at(part, text, field.start(), wrong));
            }
        }
        guard.find(text)
                .ifPresent(card -> problems.add(
                        at(part, text, card.start(), MessageText.of("outreach.template.problem.cardNumber"))));
        if (part.isHtml()) {
            HtmlCheck.faults(text)
                    .forEach(fault ->
                            problems.add(new TemplateProblem(part, fault.line(), fault.column(), fault.text())));
        } else {
            Matcher link = PLAIN_LINK.matcher(text);
            while (link.find()) {
                problems.add(at(part, text, link.start(), MessageText.of("outreach.template.problem.link")));
            }
        }
    }

    private static @Nullable MessageText against(
            MessageField field, TemplatePart part, WaveKind kind, @Nullable String hotline) {
        if (!field.allowedIn(kind)) {
            return MessageText.of(
                    "outreach.template.problem.notOfKind",
                    field.ja(),
                    MessageText.of("outreach.template.kind." + kind));
        }
        if (part.isSubject() && !field.allowedInSubject()) {
            return MessageText.of("outreach.template.problem.notInSubject", field.ja());
        }
        if (field == MessageField.HOTLINE && hotline == null) {
            return MessageText.of("outreach.template.problem.noHotline");
        }
        return null;
    }

    private static TemplateProblem whole(TemplatePart part, MessageText text) {
        return new TemplateProblem(part, 0, 0, text);
    }

    private static TemplateProblem at(TemplatePart part, String text, int index, MessageText why) {
        Place place = Place.of(text, index);
        return new TemplateProblem(part, place.line(), place.column(), why);
    }
}
