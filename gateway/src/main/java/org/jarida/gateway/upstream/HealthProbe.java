package org.jarida.gateway.upstream;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/** Asks an instance at {@code /readyz} whether it wants requests, on a connection that is known to live. */
@Component
class HealthProbe {

    private final CloseableHttpClient client;
    private final RequestConfig config;

    HealthProbe(CloseableHttpClient writingClient, UpstreamTimes times) {
        this.client = writingClient;
        this.config = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(times.check()))
                .setConnectionRequestTimeout(Timeout.of(times.check()))
                .build();
    }

    /** Whether it answers 2xx within the time of a check. */
    Health check(URI instance) {
        HttpGet get = new HttpGet(instance.resolve("/readyz"));
        get.setConfig(config);
        try {
            return client.execute(
                    get, response -> new StatusLine(response).isSuccessful() ? Health.READY : Health.AWAY);
        } catch (ConnectTimeoutException e) {
            return Health.AWAY;
        } catch (SocketTimeoutException e) {
            return Health.SILENT;
        } catch (IOException e) {
            // the caller logs when this is news
            return Health.AWAY;
        }
    }
}
