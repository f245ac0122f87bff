/** The holder's page, the only one for outsiders: plain HTML without script, session or cookie of the portal. */
@NullMarked
package jp.madoguchi.outreach.survey.api;

import org.jspecify.annotations.NullMarked;
