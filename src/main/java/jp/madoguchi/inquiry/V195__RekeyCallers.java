package jp.madoguchi.inquiry;

import jp.madoguchi.privacy.BlindIndex;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.PhoneRekeying;
import org.springframework.stereotype.Component;

/** Callers' numbers in inquiries had a key that no call and no person has: a hold on a case didn't hold what came from its number. */
@Component
class V195__RekeyCallers extends PhoneRekeying {
    V195__RekeyCallers(FieldCipher cipher, BlindIndex index) {
        super(SealedInquiryColumns.CALLER, "caller_key", cipher, index);
    }

    @Override
    protected String number(String clear) {
        return clear;
    }
}
