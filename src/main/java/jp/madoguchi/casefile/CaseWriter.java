package jp.madoguchi.casefile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a person into the three tables that hold something of them: sealed, and as what they are found and compared by. */
@Component
class CaseWriter {
    static final String INSERT_CASE = """
            insert into case_file (person_sealed, phone_key, has_email, has_mobile, name_length, identity_key, id, incident_id,
              case_number)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** The parameters are the first of {@link #INSERT_CASE}. */
    static final String UPDATE_CASE = """
            update case_file set person_sealed = ?, phone_key = ?, has_email = ?, has_mobile = ?, name_length = ?, identity_key = ?
            where id = ?""";

    static final String INSERT_BLIND = """
            insert into case_blind (case_id, incident_id, case_number, b0, b1, b2, b3, b4, b5, b6, b7)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final SealedPersons sealed;
    private final CaseKeys keys;
    private final CaseBits bits;

    CaseWriter(SealedPersons sealed, CaseKeys keys, CaseBits bits) {
        this.sealed = sealed;
        this.keys = keys;
        this.bits = bits;
    }

    /** The parameters of {@link #UPDATE_CASE}, with which those of {@link #INSERT_CASE} begin. */
    List<@Nullable Object> sealed(long caseId, HolderFields fields, String identityKey) {
        String digits = fields.phoneDigits();
        return Arrays.asList(
                sealed.seal(caseId, fields),
                digits == null ? null : keys.phone(digits),
                fields.hasEmail(),
                fields.hasMobile(),
                fields.nameLength(),
                identityKey,
                caseId);
    }

    /** The parameters of {@link #INSERT_CASE}. */
    List<@Nullable Object> added(
            long caseId, long incidentId, String caseNumber, HolderFields fields, String identityKey) {
        List<@Nullable Object> params = new ArrayList<>(sealed(caseId, fields, identityKey));
        params.add(incidentId);
        params.add(caseNumber);
        return params;
    }

    /** The parameters of {@link #INSERT_BLIND}. */
    List<@Nullable Object> blind(long caseId, long incidentId, String caseNumber, HolderFields fields) {
        CaseBits.Bits all = bits.of(SearchText.ofPerson(fields));
        List<@Nullable Object> params = new ArrayList<>(List.of(caseId, incidentId, SearchText.ofNumber(caseNumber)));
        for (int i = 0; i < CaseBits.COLUMNS; i++) {
            params.add(all.column(i));
        }
        return params;
    }

    /** The parameters of {@link MatchKeys#INSERT}. */
    List<@Nullable Object> match(long caseId, long incidentId, HolderFields fields) {
        return MatchKeys.of(fields, keys).params(caseId, incidentId);
    }
}
