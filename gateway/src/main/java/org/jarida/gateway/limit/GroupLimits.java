package org.jarida.gateway.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jarida.gateway.identity.Network;
import org.jarida.gateway.rate.Allowances;
import org.jarida.gateway.rate.Rate;
import org.jarida.gateway.rate.Taken;
import org.jspecify.annotations.Nullable;

/** What readers, networks and all together have used of one group's limits. */
final class GroupLimits {

    private final LimitSettings.Rates rates;
    private final Allowances<String> readers;
    private final Allowances<Network> networks;
    private final Allowances<Scope> all;

    /** Whose limit it is; the name is what clients and metrics are told. */
    enum Scope {
        READER("reader"),
        NETWORK("network"),
        ALL("all");

        private final String key;

        Scope(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /** One that was taken of a limit. */
    record Use(Scope scope, Rate rate, Taken taken) {

        boolean isLessLeftThan(Use other) {
            return taken.left() * other.rate.times() < other.taken.left() * rate.times();
        }
    }

    GroupLimits(LimitSettings.Rates rates, Ticker ticker) {
        this.rates = rates;
        this.readers = new Allowances<>(List.of(rates.ofReader()), ticker);
        this.networks = new Allowances<>(List.of(rates.ofNetwork()), ticker);
        this.all = new Allowances<>(List.of(rates.ofAll()), ticker);
    }

    /**
     * Takes one for a request; the last use is a refused one when there is one, and then no further one was tried.
     *
     * @param network null for one that is not counted, nor are its readers
     */
    List<Use> take(@Nullable Network network, Optional<String> reader) {
        List<Use> uses = new ArrayList<>(3);
        if (network != null) {
            reader.filter(_ -> rates.ofReader().isLimited())
                    .ifPresent(id -> uses.add(new Use(Scope.READER, rates.ofReader(), readers.take(id))));
            if (rates.ofNetwork().isLimited() && areAllowed(uses)) {
                uses.add(new Use(Scope.NETWORK, rates.ofNetwork(), networks.take(network)));
            }
        }
        if (rates.ofAll().isLimited() && areAllowed(uses)) {
            uses.add(new Use(Scope.ALL, rates.ofAll(), all.take(Scope.ALL)));
        }
        return uses;
    }

    private static boolean areAllowed(List<Use> uses) {
        return uses.isEmpty() || uses.getLast().taken().allowed();
    }
}
