package jp.madoguchi.inquiry.escalation;

import jp.madoguchi.inquiry.InquiryNumber;

/**
 * An escalation that somebody is to go on with, told to them wherever they are in the portal.
 *
 * @param entries grows with each step
 */
public record EscalationSignal(long id, long inquiryId, EscalationState state, int entries) {
    public String inquiryNumber() {
        return InquiryNumber.of(inquiryId);
    }
}
