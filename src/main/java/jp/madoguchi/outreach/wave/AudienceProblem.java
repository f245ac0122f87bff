package jp.madoguchi.outreach.wave;

import jp.madoguchi.platform.i18n.MessageText;

/**
 * What is wrong with a rule.
 *
 * @param condition which of the conditions at the top of the rule, from 0; -1 for the rule as a whole
 */
public record AudienceProblem(int condition, MessageText text) {}
