package jp.madoguchi.privacy.subject;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.madoguchi.audit.LooksAtObject;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.Role;
import org.springframework.stereotype.Component;

/** Who has looked at the person's case: roles and times, no names of staff. */
@Component
class LooksAbout implements StoredAbout {
    private final LooksAtObject looks;

    LooksAbout(LooksAtObject looks) {
        this.looks = looks;
    }

    @Override
    public String section() {
        return "privacy.subject.section.looks";
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public List<Entry> of(Person person) {
        return person.ids().stream()
                .flatMap(id -> looks.at("CASE", String.valueOf(id), Integer.MAX_VALUE).stream())
                .map(look -> Entry.of(
                        "privacy.subject.field.at", look.at(),
                        "privacy.subject.field.roles", roles(look.roles()),
                        "privacy.subject.field.what", Choice.of(look.action(), look.action())))
                .toList();
    }

    /** What has no role, the portal did by itself. */
    private static Choice roles(String roles) {
        return new Choice(
                roles,
                Stream.of(roles.split(","))
                        .map(role -> Role.named(role.strip().toLowerCase(Locale.ROOT)))
                        .map(role -> MessageText.of(
                                role.map(one -> "incident.role." + one.name()).orElse("privacy.subject.portal")))
                        .toList());
    }
}
