package jp.madoguchi.inquiry;

/**
 * What a browser had of a draft when it lost the server, or was closed before it could send it.
 *
 * @param key the submission key of the form
 */
public record UnsentText(String key, long revision, String caller, String summary) {}
