package jp.madoguchi.inquiry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import jp.madoguchi.platform.id.Ids;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "inquiry")
@NullUnmarked // the fields are filled by the persistence provider
class InquiryEntity {
    @Id
    long id = Ids.next();

    @Version
    Integer version;

    long incidentId;
    String callId;
    Long caseId;
    long categoryId;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    @Enumerated(EnumType.STRING)
    Channel channel;

    Instant startedAt;
    Instant endedAt;
    LocalDate receivedOn;
    String operator;
    byte[] sealedCaller;
    Long callerKey;
    byte[] sealedSummary;
    String createdBy;
    Instant createdAt;
    String submissionKey;
    String importKey;
    Long topicId;

    @Enumerated(EnumType.STRING)
    Relation relation = Relation.HOLDER;

    String contactKey;
    boolean impersonation;
    boolean sendAgain;
    Long answerId;
    boolean outgoing;

    /** Set by a deletion run only. */
    @Column(insertable = false, updatable = false)
    Instant erasedAt;

    protected InquiryEntity() {}

    static InquiryEntity blank() {
        return new InquiryEntity();
    }

    String caller(SealedInquiryColumns sealed) {
        return sealed.open(SealedInquiryColumns.CALLER, id, sealedCaller);
    }

    String summary(SealedInquiryColumns sealed) {
        return sealed.open(SealedInquiryColumns.SUMMARY, id, sealedSummary);
    }

    void say(SealedInquiryColumns sealed, String caller, String summary) {
        sealedCaller = sealed.sealCaller(id, caller);
        callerKey = sealed.callerKey(caller);
        sealedSummary = sealed.sealSummary(id, summary);
    }

    InquiryLine toLine(SealedInquiryColumns sealed) {
        return new InquiryLine(
                id,
                startedAt,
                endedAt,
                categoryId,
                topicId,
                outcome,
                channel,
                operator,
                caller(sealed),
                callId,
                summary(sealed));
    }
}
