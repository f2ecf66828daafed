package org.jarida.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keeps cookies by host and port, as a browser does by site, and goes where it is sent when told to. */
final class Browser {

    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address).GET(), address);
    }

    HttpResponse<String> post(URI address, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)),
                address);
    }

    /** Where an answer leads. */
    static URI next(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(301, 303);
        return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    /** What a site has given this browser. */
    Map<String, String> cookies(URI address) {
        return cookies.computeIfAbsent(address.getAuthority(), _ -> new TreeMap<>());
    }

    private HttpResponse<String> send(HttpRequest.Builder request, URI address) {
        Map<String, String> kept = cookies(address);
        if (!kept.isEmpty()) {
            request.header(
                    "Cookie",
                    kept.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer =
                RunningGateway.send(request.header("Accept", "text/html").build());
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String pair = cookie.substring(0, cookie.indexOf(';'));
            String name = pair.substring(0, pair.indexOf('='));
            if (cookie.contains("Max-Age=0")) {
                kept.remove(name);
            } else {
                kept.put(name, pair.substring(name.length() + 1));
            }
        }
        return answer;
    }
}
