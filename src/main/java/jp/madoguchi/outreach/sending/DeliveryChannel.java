package jp.madoguchi.outreach.sending;

import jp.madoguchi.outreach.MessageChannel;

/** A way on which messages leave the portal. */
interface DeliveryChannel {
    MessageChannel kind();

    boolean isConfigured();

    /** The server as administrators know it, without secrets. */
    String server();

    /** What holders see as the sender. */
    String sender();

    /** A connection of one worker's own; nothing is sent yet. */
    Line open();

    /** Used by one thread. */
    interface Line extends AutoCloseable {
        /**
         * Makes sure that the other side listens.
         *
         * @throws LineDownException where it doesn't; no message has been begun
         */
        void ready() throws LineDownException;

        /** Hands the message over once. @param attempt which try of this message it is, from 1 */
        Handover handOver(ComposedMessage message, int attempt);

        @Override
        void close();
    }
}
