package jp.madoguchi.inquiry;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.audit.SearchTerm;
import jp.madoguchi.privacy.Masking;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import jp.madoguchi.security.limit.Limit;
import jp.madoguchi.security.limit.Limited;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of inquiries. A caller's number is shown in full only to those who talk with callers. */
@Service
@Transactional(readOnly = true)
public class InquiryListService {
    private final InquiryPages pages;
    private final CurrentUser currentUser;
    private final Looks looks;

    InquiryListService(InquiryPages pages, CurrentUser currentUser, Looks looks) {
        this.pages = pages;
        this.currentUser = currentUser;
        this.looks = looks;
    }

    /** The exact number of inquiries that the filter leaves. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    @Limited(Limit.LIST_PER_USER)
    public long count(InquiryFilter filter) {
        return pages.count(filter);
    }

    /** Part of the list. Quick from both ends. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    @Limited(Limit.LIST_PER_USER)
    public List<ListedInquiry> page(InquiryFilter filter, InquirySort sort, long offset, int limit) {
        List<ListedInquiry> rows = pages.page(filter, sort, offset, limit);
        if (!rows.isEmpty() || filter.text() != null) {
            looks.look(
                    AuditEntry.of("audit.look.list", "INCIDENT", filter.incidentId(), "-")
                            .with(
                                    filter.text() == null
                                            ? Map.of("audit.count", String.valueOf(rows.size()))
                                            : SearchTerm.details(filter.text(), rows.size())),
                    shown(filter, rows));
        }
        return forReader(rows);
    }

    /** Other words are another search, also where they find the same. */
    private static List<Long> shown(InquiryFilter filter, List<ListedInquiry> rows) {
        Stream<Long> words = Stream.ofNullable(filter.text()).map(text -> -1L - (text.hashCode() & 0xffffffffL));
        return Stream.concat(words, rows.stream().map(row -> row.inquiry().id()))
                .toList();
    }

    /** The inquiries after this one in the order of their time, from the first one on where there is none. */
    @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
    public List<ListedInquiry> following(InquiryFilter filter, @Nullable InquiryLine last, int limit) {
        return forReader(pages.following(filter, last, limit));
    }

    private List<ListedInquiry> forReader(List<ListedInquiry> rows) {
        PortalUser user = currentUser.require();
        return user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR)
                ? rows
                : rows.stream().map(InquiryListService::masked).toList();
    }

    private static ListedInquiry masked(ListedInquiry row) {
        return new ListedInquiry(
                masked(row.inquiry()),
                row.relation(),
                row.impersonation(),
                row.sendAgain(),
                null,
                row.answer(),
                row.fraud(),
                row.followUp(),
                row.assignments());
    }

    static InquiryLine masked(InquiryLine line) {
        String caller = line.caller();
        return new InquiryLine(
                line.id(),
                line.startedAt(),
                line.endedAt(),
                line.categoryId(),
                line.topicId(),
                line.outcome(),
                line.channel(),
                line.operator(),
                caller == null ? null : Masking.phone(caller),
                line.callId(),
                line.summary());
    }
}
