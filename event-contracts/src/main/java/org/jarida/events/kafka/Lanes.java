package org.jarida.events.kafka;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jarida.events.Event;

/**
 * Events that were read and wait to be handled, a lane for each key. Portions are shared out max-min fair (Bertsekas and
 * Gallager, Data Networks, 6.5.2): a key with few events gets all of them in, what is left goes to those with many.
 */
final class Lanes<E extends Event> {

    private final Map<String, Deque<Waiting<E>>> lanes = new LinkedHashMap<>();
    private final Map<Integer, Long> next = new HashMap<>();
    private List<Waiting<E>> portion = List.of();
    private long bytes;

    private record Waiting<E extends Event>(ReceivedEvent<E> received, int bytes) {}

    /** Puts an event behind those of its key. Events of a partition come in its order. */
    void add(ReceivedEvent<E> received, int size) {
        lanes.computeIfAbsent(received.event().key(), _ -> new ArrayDeque<>()).add(new Waiting<>(received, size));
        passed(received.partition(), received.offset());
        bytes += size;
    }

    /** A partition is read from an offset on, unless it is read already. */
    void startAt(int partition, long offset) {
        next.putIfAbsent(partition, offset);
    }

    /** A message was read; unless it is added, nothing waits for it. */
    void passed(int partition, long offset) {
        next.put(partition, offset + 1);
    }

    /** Forgets events of partitions that are somebody else's now. */
    void retain(Set<Integer> partitions) {
        if (partitions.containsAll(next.keySet())) {
            return;
        }
        next.keySet().retainAll(partitions);
        for (Iterator<Deque<Waiting<E>>> each = lanes.values().iterator(); each.hasNext(); ) {
            Deque<Waiting<E>> lane = each.next();
            lane.removeIf(waiting -> !partitions.contains(waiting.received().partition()));
            if (lane.isEmpty()) {
                each.remove();
            }
        }
        bytes = lanes.values().stream()
                .flatMap(Deque::stream)
                .mapToLong(Waiting::bytes)
                .sum();
    }

    boolean isEmpty() {
        return lanes.isEmpty();
    }

    /** Of the messages that wait. */
    long bytes() {
        return bytes;
    }

    /** Hands over the next portion, in order for each key; when that throws, the portion counts as unhandled. */
    void serve(int most, Consumer<List<ReceivedEvent<E>>> handler) {
        portion = portion(most);
        handler.accept(portion.stream().map(Waiting::received).toList());
        portion = List.of();
    }

    private List<Waiting<E>> portion(int most) {
        List<Waiting<E>> taken = new ArrayList<>(most);
        List<Map.Entry<String, Deque<Waiting<E>>>> shortestFirst = new ArrayList<>(lanes.entrySet());
        shortestFirst.sort(Comparator.comparingInt(lane -> lane.getValue().size()));
        int waiting = shortestFirst.size();
        for (var lane : shortestFirst) {
            int share = Math.ceilDiv(most - taken.size(), waiting--);
            while (share-- > 0 && !lane.getValue().isEmpty()) {
                Waiting<E> head = lane.getValue().remove();
                bytes -= head.bytes();
                taken.add(head);
            }
            if (lane.getValue().isEmpty()) {
                lanes.remove(lane.getKey());
            }
        }
        return taken;
    }

    /** The first offset of each partition that is not handled, or not read yet. */
    Map<Integer, Long> unhandled() {
        Map<Integer, Long> first = new HashMap<>(next);
        for (Deque<Waiting<E>> lane : lanes.values()) {
            lane.forEach(waiting -> lower(first, waiting));
        }
        portion.forEach(waiting -> lower(first, waiting));
        return first;
    }

    private void lower(Map<Integer, Long> first, Waiting<E> waiting) {
        first.computeIfPresent(
                waiting.received().partition(),
                (_, offset) -> Math.min(offset, waiting.received().offset()));
    }
}
