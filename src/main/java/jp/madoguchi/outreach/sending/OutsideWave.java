package jp.madoguchi.outreach.sending;

import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.i18n.LocalizedText;

/**
 * A released wave that a sender outside hands over.
 *
 * @param queued messages that are in no file yet
 * @param open messages in files of which nothing was heard yet
 */
public record OutsideWave(
        long id, int number, LocalizedText title, MessageChannel channel, boolean running, int queued, int open) {}
