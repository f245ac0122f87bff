package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.inquiry.InquiryDetail;
import jp.madoguchi.inquiry.InquiryLine;
import org.jspecify.annotations.Nullable;

/** All of one inquiry, to be read. */
class InquiryDialog extends Dialog {
    private final DescriptionList facts = new DescriptionList();

    /** @param person absent where there is none or the reader may not see it */
    InquiryDialog(InquiryDetail detail, @Nullable CaseFile person, InquiryWords words) {
        InquiryLine inquiry = detail.inquiry();
        addClassName("m-inquiry-dialog");
        setHeaderTitle(getTranslation("inquiry.detail.title", inquiry.number()));
        facts.addClassName("m-facts");
        Paragraph summary = new Paragraph(inquiry.summary());
        summary.addClassName("m-inquiry-text");
        fact("inquiry.field.time", words.dateTime(inquiry.startedAt()) + "～" + words.time(inquiry.endedAt()));
        fact("inquiry.field.category", words.category(inquiry.categoryId()));
        fact("inquiry.field.outcome", getTranslation(inquiry.outcome().textKey()));
        fact("inquiry.field.channel", getTranslation(inquiry.channel().textKey()));
        fact("inquiry.field.caller", Optional.ofNullable(inquiry.caller()).orElse("-"));
        if (person != null) {
            fact("inquiry.caller.case", person.caseNumber() + " " + person.holderName());
        }
        fact("inquiry.field.operator", inquiry.operator());
        if (inquiry.callId() != null) {
            fact("inquiry.field.call", inquiry.callId());
        }
        fact(
                "inquiry.detail.recorded",
                getTranslation(
                        detail.imported() ? "inquiry.detail.imported" : "inquiry.detail.logged",
                        words.dateTime(detail.createdAt()),
                        detail.createdBy()));
        add(summary, facts);
        Button close = new Button(getTranslation("inquiry.detail.close"), click -> close());
        close.setAutofocus(true);
        getFooter().add(close);
    }

    private void fact(String key, String value) {
        facts.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }
}
