package org.jarida.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jarida.events.Event;
import org.jarida.events.EventTypes;
import org.jarida.events.kafka.EventCodec;

/** The golden message of each event type: the contract between writers and readers. */
public final class GoldenEvents {

    private GoldenEvents() {}

    /** The JSON body of the golden message of a type, as it stands in {@code events/<type>.json}. */
    public static byte[] json(Class<? extends Event> record) {
        String path = "/events/" + EventTypes.nameOf(record) + ".json";
        try (InputStream in = EventTypes.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no golden message " + path);
            }
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The golden message as its record. */
    public static <E extends Event> E event(Class<E> record) {
        return EventCodec.fromJson(json(record), record);
    }
}
