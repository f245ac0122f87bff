package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import jp.madoguchi.casefile.AffectedCard;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.casefile.GiftsOfCases.GiftOfCard;
import jp.madoguchi.casefile.SurveyAnswersOfCards.SurveyAnswer;
import jp.madoguchi.inquiry.CaseStory;
import jp.madoguchi.inquiry.ReissueStatement;
import jp.madoguchi.inquiry.StatedCard;
import jp.madoguchi.platform.ui.Hint;

/** The cards of the person, each with its gift and with what was said of its reissue, where and when. */
class StoryCards extends UnorderedList {
    private final InquiryWords words;
    private final CaseFile person;

    StoryCards(InquiryWords words, CaseFile person, CaseStory story) {
        this.words = words;
        this.person = person;
        addClassName("m-story-cards");
        for (AffectedCard card : person.cards()) {
            ListItem item = new ListItem(new Span(card.reference() + "　" + words.issuer(card.issuerCode())));
            story.cardGifts().stream()
                    .filter(gift -> gift.cardId() == card.id())
                    .findFirst()
                    .ifPresent(gift -> item.add(new Hint(gift(gift))));
            story.stated().stream()
                    .filter(stated -> stated.cardId() == card.id())
                    .findFirst()
                    .ifPresent(stated -> item.add(new Hint(stated(stated))));
            story.answers().stream()
                    .filter(answer -> answer.cardId() == card.id())
                    .findFirst()
                    .ifPresent(answer -> item.add(new Hint(answer(answer))));
            add(item);
        }
    }

    /** Never its code, which is money. */
    private String gift(GiftOfCard gift) {
        return getTranslation(
                "inquiry.story.cardGift",
                getTranslation("inquiry.story.gift." + gift.state()),
                words.dateTime(gift.since()),
                gift.sends(),
                gift.valueYen());
    }

    private String stated(StatedCard stated) {
        return getTranslation(
                "inquiry.story.stated",
                new ParticularsWords(words, person).stated(stated.statement().textKey(), stated.happenedOn()),
                words.dateTime(stated.statedAt()));
    }

    private String answer(SurveyAnswer answer) {
        return getTranslation(
                "inquiry.story.answered",
                getTranslation(ReissueStatement.valueOf(answer.statement()).textKey()),
                words.dateTime(answer.answeredAt()));
    }
}
