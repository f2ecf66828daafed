package org.jarida.gateway.upstream;

/** What a health check found. */
enum Health {
    /** It wants requests. */
    READY,
    /** It takes connections, and says nothing in time: it is busy, or hangs. */
    SILENT,
    /** It wants none, or is away. */
    AWAY
}
