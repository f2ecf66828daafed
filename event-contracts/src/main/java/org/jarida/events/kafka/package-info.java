/** Events over Kafka: the one binding, publishing, listening, retry and dead-letter set-up that every service uses. */
@NullMarked
package org.jarida.events.kafka;

import org.jspecify.annotations.NullMarked;
