package org.jarida.gateway.staff;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.List;
import org.jarida.gateway.identity.Network;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.problem.ProblemType;
import org.jarida.gateway.rate.Allowances;
import org.jarida.gateway.rate.Taken;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Counts wrong passwords by account and network, and by network whatever the account; wrong tokens by network. An attempt is counted before the
 * password is looked at and forgiven when it was right, so that many at the same time are not more than allowed. Nobody
 * can lock an account for other networks.
 */
@Component
class Attempts {

    private final Allowances<Account> ofAccounts;
    private final Allowances<Network> ofNetworks;

    /** @param name empty for all names that are no account's */
    private record Account(Network network, String name) {}

    Attempts(AttemptSettings settings) {
        this.ofAccounts = new Allowances<>(List.of(settings.account()), Ticker.systemTicker());
        this.ofNetworks = new Allowances<>(List.of(settings.network()), Ticker.systemTicker());
    }

    /** Counts an attempt; throws a 429 when there were too many wrong ones. */
    void begin(Network network, String name) {
        begin(network);
        Taken ofAccount = ofAccounts.take(new Account(network, name));
        if (!ofAccount.allowed()) {
            throw refused(ofAccount);
        }
    }

    /** Counts an attempt that names nobody; throws a 429 when there were too many wrong ones. */
    void begin(Network network) {
        Taken ofNetwork = ofNetworks.take(network);
        if (!ofNetwork.allowed()) {
            throw refused(ofNetwork);
        }
    }

    /** Forgives an attempt that names nobody. */
    void wasRight(Network network) {
        ofNetworks.giveBack(network);
    }

    /** Forgives an attempt. */
    void wasRight(Network network, String name) {
        wasRight(network);
        ofAccounts.giveBack(new Account(network, name));
    }

    private static ProblemException refused(Taken taken) {
        return new ProblemException(
                        ProblemType.TOO_MANY_REQUESTS, "Too many wrong names, passwords or tokens. Try again later.")
                .header(HttpHeaders.RETRY_AFTER, Long.toString(taken.waitSeconds()));
    }
}
