package jp.madoguchi.privacy;

import java.util.List;

/**
 * The encrypted columns of one room. Each room that has some declares a bean of it: what is declared is encrypted anew when the key is
 * replaced, and a test finds a column for bytes that nobody declared.
 */
public interface SealedColumns {
    List<SealedColumn> sealedColumns();
}
