package jp.madoguchi.outreach.sending;

import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.CardNumberGuard;
import org.springframework.stereotype.Component;

/** Why a person has decided so about a message. */
@Component
class DecisionNotes {
    static final int LONGEST = 500;

    private final CardNumberGuard guard;

    DecisionNotes(CardNumberGuard guard) {
        this.guard = guard;
    }

    /** @throws RejectedException where there is none, it is too long, or a card number may be in it */
    String checked(String note) {
        if (note.isBlank()) {
            throw new RejectedException("note", MessageText.of("outreach.sending.note.missing"));
        }
        if (!guard.isClean(note)) {
            throw new RejectedException("note", MessageText.of("outreach.sending.note.cardNumber"));
        }
        if (note.codePointCount(0, note.length()) > LONGEST) {
            throw new RejectedException("note", MessageText.of("outreach.sending.note.long", LONGEST));
        }
        return note.strip();
    }
}
