package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.contract.PerformanceReview;
import jp.madoguchi.contract.ReviewAnswer;
import jp.madoguchi.contract.ReviewedItem;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.files.FileSize;
import jp.madoguchi.platform.ui.Hint;

/** How a month was judged, with the answers, and what each judgement rests on; earlier versions below. */
class ReviewList extends Div {
    ReviewList() {
        addClassName("m-review-list");
    }

    void show(List<PerformanceReview> reviews, List<ReviewAnswer> answers) {
        removeAll();
        if (reviews.isEmpty()) {
            add(new Hint(getTranslation("contract.review.none")));
            return;
        }
        add(review(reviews.getFirst(), answers));
        if (reviews.size() > 1) {
            Details earlier = new Details(getTranslation("contract.review.earlier", reviews.size() - 1));
            reviews.stream().skip(1).forEach(one -> earlier.add(review(one, answers)));
            add(earlier);
        }
    }

    private Component review(PerformanceReview review, List<ReviewAnswer> answers) {
        Div head = new Div(
                Badges.of(this, review.judgement()),
                new Hint(getTranslation("contract.review.by", review.version(), Words.signed(review.signed()))));
        head.addClassName("m-review__head");
        Article one = new Article(head);
        one.addClassName("m-review");
        if (!review.finding().isEmpty()) {
            one.add(text(review.finding()));
        }
        if (review.reason() != null) {
            one.add(new Hint(getTranslation("contract.review.because", review.reason())));
        }
        answers.stream()
                .filter(answer -> answer.reviewVersion() == review.version())
                .forEach(answer -> one.add(answer(answer)));
        one.add(restsOn(review));
        return one;
    }

    private Component answer(ReviewAnswer answer) {
        Div box = new Div(
                new Hint(getTranslation("contract.answer.by", Words.signed(answer.signed()))), text(answer.text()));
        box.addClassName("m-review__answer");
        return box;
    }

    private static Paragraph text(String words) {
        Paragraph text = new Paragraph(words);
        text.addClassName("m-evidence__statement");
        return text;
    }

    private Details restsOn(PerformanceReview review) {
        UnorderedList list = new UnorderedList();
        list.addClassName("m-files");
        review.items().forEach(item -> list.add(new ListItem(item(item))));
        return new Details(
                getTranslation("contract.review.items", review.items().size()), list);
    }

    private Component item(ReviewedItem item) {
        return switch (item) {
            case ReviewedItem.Statement one -> new Span(one.text());
            case ReviewedItem.File one ->
                new Div(new Span(one.name() + "　" + FileSize.words(one.size())), new Hint("SHA-256 " + one.sha256()));
            case ReviewedItem.Figure one ->
                new Div(
                        new Span(getTranslation(one.kind().textKey()) + "　"
                                + Objects.requireNonNullElse(
                                        Words.figure(one.kind(), one.value(), one.of(), getLocale()),
                                        getTranslation("contract.figure.noData"))),
                        new Hint(getTranslation(
                                "contract.figure.span",
                                Words.span(one.from(), one.to(), getLocale()),
                                JapaneseDates.dayAndTime(one.asOf(), getLocale()))));
        };
    }
}
