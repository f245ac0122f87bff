package jp.madoguchi.casefile;

import jp.madoguchi.privacy.BlindIndex;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.PhoneRekeying;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Persons' numbers had a key that no call and no inquiry has: a hold on a case didn't hold what came from its number. */
@Component
class V194__RekeyPersonsPhones extends PhoneRekeying {
    V194__RekeyPersonsPhones(FieldCipher cipher, BlindIndex index) {
        super(SealedPersons.COLUMN, "phone_key", cipher, index);
    }

    @Override
    protected @Nullable String number(String clear) {
        return SealedPersons.parts(clear).phone();
    }
}
