package jp.madoguchi.contract;

/**
 * Somebody whom the contract concerns besides client and contractor.
 *
 * @param part what they have to do with it, such as a subcontractor who runs the call center
 */
public record Party(String name, String part) {}
