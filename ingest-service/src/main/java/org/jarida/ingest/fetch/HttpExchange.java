package org.jarida.ingest.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** One request and its answer on Apache's client, which is left no decision of its own: no redirect, cookie, retry or cache. */
final class HttpExchange implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 256;

    /** Headers without end would fill the memory before the time is up. */
    private static final Http1Config HEADERS = Http1Config.custom()
            .setMaxHeaderCount(200)
            .setMaxLineLength(32 * 1024)
            .build();

    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("fetch-deadlines").factory());

    HttpExchange(FetchSettings settings, DnsResolver resolver) {
        Timeout connect = Timeout.of(settings.connectTimeout());
        Timeout silence = Timeout.of(settings.timeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(HEADERS)
                        .build())
                .setDnsResolver(resolver)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(2)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(silence)
                        .setTimeToLive(TimeValue.ofMinutes(1))
                        .setIdleTimeout(Timeout.ofSeconds(15))
                        .build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(silence)
                        .build())
                .setRequestExecutor(new FinalAnswers())
                .setUserAgent(settings.userAgent())
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableConnectionState()
                .build();
    }

    /**
     * What a server answered.
     *
     * @param body empty unless the status is one whose body counts
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Answer(
            int status, MessageHeaders headers, @Nullable String location, byte[] body) {}

    Answer send(URI address, FetchRequest wanted, long deadline) throws IOException {
        HttpGet request = new HttpGet(address);
        request.setHeader("Accept", wanted.accept());
        request.setHeader("Accept-Encoding", "gzip, deflate, br");
        request.setHeader("Accept-Language", "ar, fr;q=0.8, en;q=0.7, *;q=0.5");
        setIfPresent(request, "If-None-Match", wanted.etag());
        setIfPresent(request, "If-Modified-Since", wanted.lastModified());
        AtomicBoolean late = new AtomicBoolean();
        Future<?> alarm = deadlines.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                Math.max(0, deadline - System.nanoTime()),
                TimeUnit.NANOSECONDS);
        try {
            return exchange(request, wanted);
        } catch (IOException | RuntimeException failure) { // a cancelled client throws any of several
            request.cancel();
            if (late.get()) {
                throw (IOException) new InterruptedIOException("deadline").initCause(failure);
            }
            throw failure;
        } finally {
            alarm.cancel(false);
        }
    }

    /** Cancels what will not be read before it is closed: closing reads to the end, and there may be none. */
    private Answer exchange(HttpGet request, FetchRequest wanted) throws IOException {
        Answer answer = null;
        try (ClassicHttpResponse response = client.executeOpen(RoutingSupport.determineHost(request), request, null)) {
            try {
                answer = answer(response, wanted);
            } finally {
                if (answer == null || !isRead(response, wanted, answer)) {
                    request.cancel();
                }
            }
        } catch (IOException | RuntimeException failure) {
            if (answer == null) {
                throw failure;
            }
            // closing what was cancelled may fail, but all that counts was read
        } catch (HttpException unsupported) {
            throw new IOException("no host in the address", unsupported);
        }
        return answer;
    }

    private static Answer answer(ClassicHttpResponse response, FetchRequest wanted) throws IOException {
        try {
            byte[] body = counts(response) ? body(response, wanted) : new byte[0];
            return new Answer(response.getCode(), response, ResponseHeaders.text(response, "Location"), body);
        } catch (RuntimeException failure) { // decoders throw it on some broken input
            throw new BodyReader.UndecodableException("broken compression");
        }
    }

    private static boolean counts(ClassicHttpResponse response) {
        return response.getCode() == 200 || response.getCode() == 203;
    }

    private static boolean isRead(ClassicHttpResponse response, FetchRequest wanted, Answer answer) {
        boolean cut = wanted.cut() && answer.body().length == wanted.limit();
        return response.getEntity() == null || (counts(response) && !cut);
    }

    private static byte[] body(ClassicHttpResponse response, FetchRequest wanted) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        if (entity.getContentLength() > wanted.limit() && !wanted.cut()) {
            throw new BodyReader.TooLargeException();
        }
        Header encoding = response.getFirstHeader("Content-Encoding");
        String encodings = encoding == null ? null : encoding.getValue();
        return BodyReader.read(entity.getContent(), encodings, wanted.limit(), wanted.cut());
    }

    private static void setIfPresent(HttpGet request, String name, @Nullable String value) {
        if (value != null) {
            request.setHeader(name, value);
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
