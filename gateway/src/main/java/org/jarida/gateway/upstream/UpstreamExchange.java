package org.jarida.gateway.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Calls a service and hands its answer through as it comes. The gateway's own exchange reads the rest of an answer
 * when a reader has gone, which for a stream of live headlines never ends; this one drops the connection instead.
 */
@Component
public class UpstreamExchange implements ProxyExchange {

    private final CloseableHttpClient reading;
    private final CloseableHttpClient writing;
    private final Map<Patience, RequestConfig> configs = new EnumMap<>(Patience.class);

    UpstreamExchange(CloseableHttpClient readingClient, CloseableHttpClient writingClient, UpstreamTimes times) {
        this.reading = readingClient;
        this.writing = writingClient;
        for (Patience patience : Patience.values()) {
            configs.put(
                    patience,
                    RequestConfig.custom()
                            .setResponseTimeout(Timeout.of(times.of(patience)))
                            .setConnectionRequestTimeout(Timeout.of(times.connect()))
                            .setExpectContinueEnabled(false)
                            .setProtocolUpgradeEnabled(false)
                            .build());
        }
    }

    /**
     * Sends the request and waits for the head of the answer; its body is read when it is written to the reader.
     *
     * @throws UncheckedIOException when the service cannot be reached, breaks off or takes too long
     */
    @Override
    public UpstreamResponse exchange(Request request) {
        HttpUriRequestBase call = new HttpUriRequestBase(
                request.getMethod().name(), Objects.requireNonNull(request.getUri(), "A request needs its address"));
        ServerRequest incoming = request.getServerRequest();
        call.setConfig(configs.get(Patience.of(incoming)));
        request.getHeaders().forEach((name, values) -> values.forEach(value -> call.addHeader(name, value)));
        try {
            addBody(call, incoming);
            UpstreamResponse response = execute(call);
            Head head = new Head(response.statusCode(), response.headers());
            request.getResponseConsumers().forEach(consumer -> consumer.accept(head, response));
            return response;
        } catch (IOException e) {
            call.cancel();
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same for what no request of a reader asks for.
     *
     * @throws UncheckedIOException when the service cannot be reached, breaks off or takes too long
     */
    public UpstreamResponse get(URI address, HttpHeaders headers, Patience patience) {
        HttpUriRequestBase call = new HttpUriRequestBase(HttpMethod.GET.name(), address);
        call.setConfig(configs.get(patience));
        headers.forEach((name, values) -> values.forEach(value -> call.addHeader(name, value)));
        try {
            return execute(call);
        } catch (IOException e) {
            call.cancel();
            throw new UncheckedIOException(e);
        }
    }

    private UpstreamResponse execute(HttpUriRequestBase call) throws IOException {
        CloseableHttpClient client = Method.isSafe(call.getMethod()) ? reading : writing;
        ClassicHttpResponse answer = client.executeOpen(null, call, HttpClientContext.create());
        return new UpstreamResponse(call, answer, headers(answer));
    }

    private static void addBody(HttpUriRequestBase call, ServerRequest incoming) throws IOException {
        var body = incoming.servletRequest().getInputStream();
        if (!body.isFinished()) {
            call.setEntity(new InputStreamEntity(body, incoming.servletRequest().getContentLengthLong(), null));
        }
    }

    private static HttpHeaders headers(ClassicHttpResponse answer) {
        HttpHeaders headers = new HttpHeaders();
        for (Header header : answer.getHeaders()) {
            headers.add(header.getName(), Objects.requireNonNullElse(header.getValue(), ""));
        }
        return headers;
    }

    private record Head(HttpStatusCode getStatusCode, HttpHeaders getHeaders) implements Response {}
}
