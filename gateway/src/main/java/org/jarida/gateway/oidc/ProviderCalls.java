package org.jarida.gateway.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls the provider on behalf of the protocol's library. Each call ends within seconds and with a bounded answer, its
 * body included, and follows no redirect: the addresses are those that the provider published.
 */
final class ProviderCalls implements HTTPRequestSender, ResourceRetriever {

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration WHOLE = Duration.ofSeconds(4);
    private static final long LARGEST = 512 * 1024;

    /** Made with the first call: most gateways never make one. */
    private static final class Lazy {

        static final HttpClient CLIENT = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest asked) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(asked.getURI());
        asked.getHeaderMap().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        String body = asked.getBody();
        request.method(
                asked.getMethod().name(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        HttpResponse<String> answer = send(request);
        HTTPResponse response = new HTTPResponse(answer.statusCode());
        try {
            answer.headers().map().forEach((name, values) -> response.setHeader(name, values.toArray(String[]::new)));
            response.setContentType(contentType(answer));
        } catch (ParseException e) {
            throw new IOException("The provider's answer has a content type that is none", e);
        }
        response.setBody(answer.body());
        return response;
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(url.toString())));
        if (answer.statusCode() != 200) {
            throw new IOException("The provider answered " + answer.statusCode());
        }
        return new Resource(answer.body(), contentType(answer));
    }

    private static String contentType(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("application/octet-stream");
    }

    /** A request's own time-out ends with the headers of the answer; this one with its last byte. */
    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        CompletableFuture<HttpResponse<String>> answer =
                Lazy.CLIENT.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
        try {
            return answer.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("The provider cannot be asked", e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("The provider took longer than " + WHOLE, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Stopped while asking the provider");
        }
    }
}
