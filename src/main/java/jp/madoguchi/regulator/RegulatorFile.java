package jp.madoguchi.regulator;

import jp.madoguchi.platform.files.FileType;
import org.jspecify.annotations.Nullable;

/**
 * A file in the register, without what is in it.
 *
 * @param measureId absent for a document of the action itself
 * @param changeId with which change it came
 * @param sha256 digest of the content in hexadecimal
 * @param removed who took it away; what is in it stays readable
 */
public record RegulatorFile(
        long id,
        @Nullable Long measureId,
        long changeId,
        String name,
        FileType type,
        long size,
        String sha256,
        Signed stored,
        @Nullable Signed removed) {}
