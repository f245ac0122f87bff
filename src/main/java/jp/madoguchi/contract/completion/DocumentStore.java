package jp.madoguchi.contract.completion;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.contract.SignedColumns;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Issued documents. They are added and read; there is no way to change one. */
@Repository
class DocumentStore {
    /** What a document is; only those of a decision that isn't the contractor's business are kept from it. */
    enum Kind {
        MEMO,
        MANIFEST,
        INSPECTION
    }

    private final JdbcClient jdbc;

    DocumentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    IssuedDocument add(long contractId, Kind kind, String name, String mediaType, byte[] content, Signed signed) {
        IssuedDocument document = new IssuedDocument(Ids.next(), name, mediaType, sha256(content), signed);
        jdbc.sql("""
                        insert into completion_document (id, contract_id, kind, name, media_type, sha256, content,
                          issued_by, issued_by_name, issued_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        document.id(),
                        contractId,
                        kind.name(),
                        name,
                        mediaType,
                        document.sha256(),
                        content,
                        signed.by(),
                        signed.name(),
                        Tokyo.toColumn(signed.at())))
                .update();
        return document;
    }

    Optional<IssuedDocument> find(long id) {
        return jdbc.sql("""
                        select id, name, media_type, sha256, issued_by, issued_by_name, issued_at
                        from completion_document where id = ?""").param(id).query((row, n) -> head(row)).optional();
    }

    Optional<byte[]> content(long contractId, long id) {
        return jdbc.sql("select content from completion_document where id = ? and contract_id = ?")
                .params(id, contractId)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    private static IssuedDocument head(java.sql.ResultSet row) throws java.sql.SQLException {
        return new IssuedDocument(
                row.getLong("id"),
                row.getString("name"),
                row.getString("media_type"),
                row.getString("sha256"),
                SignedColumns.signed(row, "issued"));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
