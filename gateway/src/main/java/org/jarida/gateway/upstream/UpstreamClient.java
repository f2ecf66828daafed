package org.jarida.gateway.upstream;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The HTTP/1.1 clients that call the services: blocking, which is what virtual threads are for. They do nothing of
 * their own accord: no redirects, cookies, retries or decompression; what a service says passes as it is.
 */
@Configuration(proxyBeanMethods = false)
class UpstreamClient {

    /** Bounded by what one gateway can hold open; a stream of live headlines takes one connection. */
    private static final int MOST_CONNECTIONS = 8_192;
    /** Shorter than the services keep an idle connection, so that a request seldom meets one that just closed. */
    private static final TimeValue IDLE = TimeValue.ofSeconds(15);

    /** For reads: a connection that died since its last use is found out by the attempt, and another one made. */
    @Bean
    CloseableHttpClient readingClient(UpstreamTimes times) {
        return client(times, TimeValue.ofSeconds(1));
    }

    /**
     * For writes, which cannot be tried twice: a connection is looked at before each use (1 ms), so that a replica that
     * was killed since is not mistaken for one that failed over the write.
     */
    @Bean
    CloseableHttpClient writingClient(UpstreamTimes times) {
        return client(times, TimeValue.ZERO_MILLISECONDS);
    }

    private static CloseableHttpClient client(UpstreamTimes times, TimeValue validateAfter) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(times.connect()))
                        .setSocketTimeout(Timeout.of(times.response()))
                        .setValidateAfterInactivity(validateAfter)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .evictIdleConnections(IDLE)
                .build();
    }
}
