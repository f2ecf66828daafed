package org.jarida.events.kafka;

/** Names of the message headers: CloudEvents 1.0 in Kafka's binary mode, and what a dead letter adds. */
public final class EventHeaders {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String CONTENT_TYPE = "content-type";

    /** Why a message became a dead letter, in words, without its content. */
    public static final String DEAD_LETTER_REASON = "dead-letter-reason";

    private EventHeaders() {}
}
