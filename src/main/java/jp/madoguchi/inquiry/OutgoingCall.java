package jp.madoguchi.inquiry;

import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/**
 * A call that the desk makes.
 *
 * @param phone the number to call
 * @param caseId whom it is about; absent where only the number is known
 * @param why said to the operator
 * @param askedIn the inquiry in which it was asked for
 * @param question what was asked then
 * @param waits it still has to be made
 * @param keptIn the inquiry that was logged when it was made
 * @param closedBy who made it, or gave it up
 */
public record OutgoingCall(
        CallReason reason,
        @Nullable String phone,
        @Nullable Long caseId,
        MessageText why,
        @Nullable Long askedIn,
        @Nullable String question,
        boolean waits,
        @Nullable Long keptIn,
        @Nullable String closedBy) {}
