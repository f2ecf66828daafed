package org.jarida.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of record components: a message that lacks one is unreadable, and says which one it lacks. */
final class Require {

    private Require() {}

    static void present(@Nullable Object value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }

    static void text(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }

    static void positive(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1 but is " + value);
        }
    }

    static void notNegative(long value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative but is " + value);
        }
    }

    /** The hash names of the house: lower-case hex of the given length. */
    static void hex(@Nullable String value, int length, String name) {
        if (value == null || !value.matches("[0-9a-f]{" + length + "}")) {
            throw new IllegalArgumentException(name + " must be " + length + " lower-case hex digits");
        }
    }

    /** Keyed hashes of the given length, at least one; a copy that cannot change. */
    static List<String> keys(@Nullable List<String> values, int length, String name) {
        if (values == null || values.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        values.forEach(value -> hex(value, length, name));
        return List.copyOf(values);
    }
}
