package jp.madoguchi.inquiry;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface InquiryRepository extends JpaRepository<InquiryEntity, Long> {
    Optional<InquiryEntity> findBySubmissionKeyAndCreatedBy(String submissionKey, String createdBy);
}
