package jp.madoguchi.privacy.subject;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.privacy.Masking;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of who a person is.
 *
 * @param kana the name in kana
 */
public record PersonDetails(
        String name,
        String kana,
        @Nullable String email,
        @Nullable String phone) {
    /** One of the details. */
    public enum Field {
        NAME,
        KANA,
        EMAIL,
        PHONE;

        /** What forms and refusals call it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String textKey() {
            return "privacy.subject.field." + key();
        }

        /** What it is called where it stands beside its successor. */
        public String formerTextKey() {
            return "privacy.subject.former." + key();
        }
    }

    /** Empty where there is none. */
    public String of(Field field) {
        return switch (field) {
            case NAME -> name;
            case KANA -> kana;
            case EMAIL -> Objects.requireNonNullElse(email, "");
            case PHONE -> Objects.requireNonNullElse(phone, "");
        };
    }

    /** In which fields the other one says something else. */
    public Set<Field> differing(PersonDetails other) {
        Set<Field> differing = EnumSet.noneOf(Field.class);
        for (Field field : Field.values()) {
            if (!of(field).equals(other.of(field))) {
                differing.add(field);
            }
        }
        return differing;
    }

    public PersonDetails masked() {
        return new PersonDetails(
                Masking.name(name),
                Masking.name(kana),
                email == null ? null : Masking.email(email),
                phone == null ? null : Masking.phone(phone));
    }
}
