package jp.madoguchi.contract;

import jp.madoguchi.platform.files.FileType;

/**
 * A file that was handed in, without what is in it.
 *
 * @param sha256 digest of the content in hexadecimal
 */
public record KeptFile(long id, String name, FileType type, long size, String sha256, Signed stored) {}
