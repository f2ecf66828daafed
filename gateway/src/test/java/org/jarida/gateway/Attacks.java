package org.jarida.gateway;

import static org.jarida.gateway.Attack.bare;
import static org.jarida.gateway.Attack.harmless;
import static org.jarida.gateway.Attack.http;
import static org.jarida.gateway.Attack.kept;
import static org.jarida.gateway.Attack.post;
import static org.jarida.gateway.Attack.refused;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The attack list. What is evil in a request has evil in its name, and must show up nowhere. */
final class Attacks {

    private static final String REPORTS = "/api/v1/articles/a1/images/i1/reports";
    private static final String REPORT = "POST " + REPORTS;
    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String NEXT = "GET /articles/evil HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private Attacks() {}

    static Stream<Attack> all() {
        return Stream.of(
                        lengths(),
                        chunks(),
                        lines(),
                        targets(),
                        hosts(),
                        sizes(),
                        forwarded(),
                        cookies(),
                        otherSites(),
                        redirects(),
                        caches(),
                        methods(),
                        tokens())
                .flatMap(attacks -> attacks);
    }

    private static Stream<Attack> lengths() {
        return Stream.of(
                refused("two lengths", 400, length("Content-Length: 0", "Content-Length: 5")),
                refused("two lengths in one line", 400, length("Content-Length: 0, 5")),
                refused("the same length twice", 400, length("Content-Length: 0", "Content-Length: 0")),
                refused("negative length", 400, length("Content-Length: -1")),
                refused("length with plus", 400, length("Content-Length: +0")),
                refused("length in hex", 400, length("Content-Length: 0x0")),
                refused("length with a space in it", 400, length("Content-Length: 0 0")),
                refused("length beyond all numbers", 400, length("Content-Length: 99999999999999999999")),
                refused("no length's value", 400, length("Content-Length:")),
                refused("space before the colon of the length", 400, length("Content-Length : 0")),
                harmless(
                        "CL.TE: the length reaches into what follows the last chunk",
                        200,
                        kept(REPORT, "Content-Length: " + ("0\r\n\r\n" + NEXT).length(), CHUNKED) + "0\r\n\r\n" + NEXT,
                        REPORT),
                harmless(
                        "TE.CL: the length ends within the first chunk",
                        200,
                        kept(REPORT, "Content-Length: 4", CHUNKED) + chunk(NEXT) + "0\r\n\r\n",
                        REPORT),
                refused(
                        "a refused body that looks like a request",
                        413,
                        kept(REPORT, "Content-Length: 70000") + NEXT + "x".repeat(70_000 - NEXT.length())),
                harmless(
                        "a GET with a body that looks like a request",
                        200,
                        kept("GET /articles/x", "Content-Length: " + NEXT.length()) + NEXT,
                        "GET /articles/x"));
    }

    private static Stream<Attack> chunks() {
        return Stream.concat(
                Stream.of(
                        disguised(501, "Transfer-Encoding: xchunked"),
                        disguised(501, "Transfer-Encoding: identity"),
                        disguised(501, "Transfer-Encoding: gzip, chunked"),
                        disguised(400, "Transfer-Encoding: chunked, identity"),
                        disguised(400, "Transfer-Encoding: chunked\r\nTransfer-Encoding: x"),
                        disguised(400, "Transfer-Encoding: \"chunked\""),
                        disguised(400, "Transfer-Encoding:\u000bchunked"),
                        disguised(400, "Transfer-Encoding : chunked"),
                        disguised(400, "Transfer-Encoding\t: chunked"),
                        disguised(400, " Transfer-Encoding: chunked"),
                        disguised(400, "X: y\rTransfer-Encoding: chunked"),
                        harmless(
                                "TE.TE after a bare LF",
                                200,
                                kept(REPORT, "Content-Length: 5", "X: y\nTransfer-Encoding: chunked") + "0\r\n\r\n"
                                        + NEXT,
                                REPORT),
                        harmless(
                                "TE.TE on a folded line",
                                200,
                                kept(REPORT, "Content-Length: 5", "Transfer-Encoding:\r\n chunked") + "0\r\n\r\n"
                                        + NEXT,
                                REPORT)),
                Stream.of(
                        refused("chunk size in 0x", 400, kept(REPORT, CHUNKED) + "0x1\r\na\r\n0\r\n\r\n" + NEXT),
                        refused("negative chunk size", 400, kept(REPORT, CHUNKED) + "-1\r\na\r\n0\r\n\r\n" + NEXT),
                        refused(
                                "chunk size of 17 digits",
                                400,
                                kept(REPORT, CHUNKED) + "10000000000000001\r\na\r\n0\r\n\r\n"),
                        refused("no chunk size", 400, kept(REPORT, CHUNKED) + "\r\na\r\n0\r\n\r\n" + NEXT),
                        refused(
                                "chunk longer than it says",
                                400,
                                kept(REPORT, CHUNKED) + "1\r\nab\r\n0\r\n\r\n" + NEXT),
                        refused("a chunk's line ends bare", 400, kept(REPORT, CHUNKED) + "1\na\n0\n\n" + NEXT),
                        refused(
                                "an endless chunk extension",
                                400,
                                kept(REPORT, CHUNKED) + "1;" + "x".repeat(10_000) + "\r\na\r\n0\r\n\r\n"),
                        refused(
                                "an endless trailer",
                                400,
                                kept(REPORT, CHUNKED) + "0\r\nX: " + "x".repeat(10_000) + "\r\n\r\n"),
                        harmless(
                                "a trailer that speaks for an identity",
                                200,
                                kept(REPORT, CHUNKED, "Trailer: Authorization", "Connection: close")
                                        + "1\r\na\r\n0\r\nAuthorization: Bearer evil\r\n\r\n",
                                REPORT)));
    }

    private static Stream<Attack> lines() {
        return Stream.of(
                harmless("obs-fold", 200, http("GET /appeals/a", "X: a\r\n evil"), "GET /appeals/a"),
                refused("NUL in a header", 400, http("GET /", "X: a\0b")),
                refused("control in a header", 400, http("GET /", "X: a\u0001b")),
                refused("bare CR in a header", 400, http("GET /", "X: a\rEvil: b")),
                refused("header without a colon", 400, http("GET /", "Evil")),
                refused("header without a name", 400, http("GET /", ": evil")),
                refused("header's name with a control", 400, http("GET /", "X\u0001: evil")),
                refused("header's name in brackets", 400, http("GET /", "X(evil): evil")),
                refused("HTTP/9.9", 505, "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n"),
                refused("no version", 400, "GET / evil\r\nHost: localhost\r\n\r\n"),
                refused("TLS where none is spoken", 400, "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n"),
                refused("control in the target", 400, http("GET /\u0001")),
                refused("tab in the target", 400, http("GET /\tevil")),
                harmless(
                        "an answer's header by an escaped line break in the query",
                        200,
                        http("GET /search?q=%0d%0aSet-Cookie:%20x=1&ui=fr%0d%0aX:1"),
                        "GET /search?q=%0d%0aSet-Cookie:%20x=1&ui=fr%0d%0aX:1"),
                harmless(
                        "an answer's header by the trace",
                        200,
                        http("GET /articles/x", "traceparent: 00-evil"),
                        "GET /articles/x"));
    }

    private static Stream<Attack> targets() {
        return Stream.concat(
                Stream.of(
                                "//admin/sources",
                                "/articles/..;/admin/sources",
                                "/api/v1/moderation/..%2f..%2fadmin",
                                "/articles/%2e%2e/admin/sources",
                                "/articles/.%2e/admin/sources",
                                "/articles/%252e%252e%252fadmin",
                                "/articles\\..\\admin\\sources",
                                "/admin/sources;jsessionid=1",
                                "/;/admin/sources",
                                "/articles/x#/admin",
                                "/articles/%c0%ae%c0%ae/admin",
                                "/articles/%e0%80%af/admin",
                                "/articles/%ff",
                                "/articles/%ed%a0%80",
                                "/articles/%u002e",
                                "/articles/\u00c0\u00ae",
                                "*",
                                "admin/sources",
                                "localhost:443")
                        .map(target -> refused("target " + target, 400, http("GET " + target))),
                Stream.of(
                        refused("absolute target of another site", 400, http("GET http://evil.example/")),
                        refused("absolute target of another scheme", 400, http("GET file:///etc/passwd")),
                        harmless(
                                "absolute target with userinfo",
                                200,
                                http("GET http://evil@localhost/appeals/a"),
                                "GET /appeals/a"),
                        harmless(
                                "absolute target that names us",
                                200,
                                http("GET http://localhost/articles/x"),
                                "GET /articles/x"),
                        refused("an escaped name of a route for staff", 401, http("GET /%61dmin/sources")),
                        refused("another case of a route for staff", 404, http("GET /ADMIN/sources"))));
    }

    private static Stream<Attack> hosts() {
        return Stream.of(
                refused("no host", 400, bare("GET /")),
                refused("two hosts", 400, bare("GET /", "Host: localhost", "Host: evil.example")),
                refused("host with userinfo", 400, bare("GET /", "Host: localhost@evil.example")),
                refused("host with a path", 400, bare("GET /", "Host: localhost/evil")),
                refused("host with a space", 400, bare("GET /", "Host: localhost evil")),
                refused("host with a wrong port", 400, bare("GET /", "Host: localhost:evil")),
                harmless("another host", 200, bare("GET /articles/h", "Host: evil.example"), "GET /articles/h"),
                harmless(
                                "another host leads the sign-in elsewhere",
                                303,
                                bare("GET /admin/sources", "Host: evil.example", "Accept: text/html"))
                        .saying("Location: /login?"));
    }

    private static Stream<Attack> sizes() {
        return Stream.of(
                refused("a path of 4 kB", 400, http("GET /" + "a".repeat(4_096))),
                refused("a query of 5 kB", 400, http("GET /search?q=" + "a".repeat(5_000))),
                refused("a target of 20 kB", 400, http("GET /" + "a".repeat(20_000))),
                refused("a header of 20 kB", 400, http("GET /", "X: " + "x".repeat(20_000))),
                refused("cookies of 20 kB", 400, http("GET /", "Cookie: a=" + "x".repeat(20_000))),
                refused("a method of 20 kB", 400, http("X".repeat(20_000) + " /")),
                refused("150 headers", 400, http("GET /", repeated(150, "X: 1", "\r\n"))),
                refused("300 cookies", 400, http("GET /admin/sources", "Cookie: " + repeated(300, "a=1", "; "))),
                refused("2,000 parameters to sign in", 400, http("GET /login?" + repeated(2_000, "a", "&"))),
                refused("a body of 65,537 bytes", 413, post(REPORTS, "x".repeat(65_537))),
                refused("a form of 9 kB to sign in", 413, post("/login", "name=" + "x".repeat(9_000), FORM)),
                refused("a body of a terabyte", 413, http(REPORT, "Content-Length: 1099511627776")));
    }

    private static Stream<Attack> forwarded() {
        return Stream.of(
                        "X-Forwarded-For: evil, 127.0.0.1, 10.0.0.1\r\nX-Forwarded-For: ::1",
                        "X-Forwarded-For: 203.0.113.7",
                        "X-Forwarded-For: 203.0.113.7, 127.0.0.1",
                        "X-Forwarded-For: 203.0.113.7:443, [2001:db8::7]:443, fe80::7%evil, unknown",
                        "X-Forwarded-For: " + repeated(1_500, "6.6.6.6", ","),
                        "X-Forwarded-For:\r\n 203.0.113.7,\r\n\t127.0.0.1",
                        "X-Forwarded-For: ,,,\r\nX-Forwarded-For:\r\nX-Forwarded-For: 203.0.113.7",
                        "X-Real-IP: 203.0.113.7\r\nX-Client-IP: 203.0.113.7\r\nTrue-Client-IP: 203.0.113.7",
                        "Forwarded: for=evil;host=evil.example;proto=https, for=127.0.0.1",
                        "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: evil\r\nX-Forwarded-Port: 1",
                        "X-Forwarded-Prefix: /evil",
                        "X-Original-URL: /admin/evil\r\nX-Rewrite-URL: /admin/evil",
                        "X-Jarida-Roles: evil\r\nX-User: evil\r\nRemote-User: evil",
                        "Connection: close, authorization, traceparent",
                        "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
                        "Upgrade: websocket\r\nSec-WebSocket-Key: ZXZpbGV2aWxldmlsZXZpbA==",
                        "Proxy-Authorization: Basic ZXZpbA==\r\nProxy: http://evil.example",
                        "Max-Forwards: 0")
                .map(headers -> harmless(
                        "forged " + shortened(headers), 200, http("GET /appeals/a", headers), "GET /appeals/a"));
    }

    private static Stream<Attack> cookies() {
        String none = "A".repeat(22);
        String code = "A".repeat(43);
        return Stream.concat(
                Stream.of(
                                "jarida-session={session}x",
                                "jarida-session=1~" + none + "~A~1~1~{key}~" + code,
                                "jarida-session=1~" + none + "~YWRtaW4~99999999999~99999999999~{key}~" + code,
                                "jarida-session=" + "1~".repeat(2_000),
                                "jarida-session=",
                                "jarida-session=\"{session}",
                                "jarida-reader={session}",
                                "__Host-jarida-session={session}",
                                "JARIDA-SESSION={session}",
                                "jarida-session={reader}")
                        .map(cookie -> refused(
                                "cookie " + (cookie.length() > 60 ? cookie.substring(0, 60) : cookie),
                                401,
                                http("GET /admin/sources", "Cookie: " + cookie))),
                Stream.of(
                        harmless(
                                "a session as reader",
                                200,
                                http("GET /appeals/a", "Cookie: jarida-reader={session}"),
                                "GET /appeals/a"),
                        harmless(
                                "a language that is none",
                                200,
                                http("GET /appeals/a", "Cookie: jarida-ui=../evil"),
                                "GET /appeals/a"),
                        harmless(
                                "a planted reader before nothing",
                                200,
                                http("GET /appeals/a", "Cookie: jarida-reader=1~" + none + "~1~{key}~" + code),
                                "GET /appeals/a")));
    }

    private static Stream<Attack> otherSites() {
        String session = "Cookie: jarida-session={session}";
        String basic = "Authorization: Basic {basic}";
        return Stream.of(
                refused("session without its token", 403, post("/admin/sources", "a=b", session, FORM)),
                refused("session with another's token", 403, post("/admin/sources", "_csrf=x", session, FORM)),
                refused("token that is no escape", 400, post("/admin/sources", "_csrf=%zz", session, FORM)),
                refused("token in the query", 403, post("/admin/sources?_csrf={csrf}", "a=b", session, FORM)),
                refused(
                        "JSON as text/plain",
                        403,
                        post("/api/v1/sources", "{\"a\":\"=_csrf\"}", session, "Content-Type: text/plain")),
                refused(
                        "right token, but from another site",
                        403,
                        post(
                                "/admin/sources",
                                "a=b",
                                session,
                                FORM,
                                "X-CSRF-Token: {csrf}",
                                "Origin: https://evil.example")),
                refused(
                        "Basic from another site",
                        403,
                        post("/admin/sources", "a", basic, "Origin: https://evil.example")),
                refused("Basic from nowhere", 403, post("/admin/sources", "a", basic, "Origin: null")),
                refused("Basic from a sibling", 403, post("/admin/sources", "a", basic, "Sec-Fetch-Site: same-site")),
                refused(
                        "Basic from a page of another site",
                        403,
                        post("/admin/sources", "a", basic, "Referer: https://evil.example/localhost")),
                refused(
                        "a host that begins like ours",
                        403,
                        post(REPORTS, "{}", "Origin: http://localhost.evil.example")),
                refused(
                        "two origins",
                        403,
                        post(REPORTS, "{}", "Origin: https://evil.example", "Origin: http://localhost")),
                refused(
                        "sign-in from another site",
                        403,
                        post("/login", "name=ed", FORM, "Origin: https://evil.example")),
                refused(
                        "sign-out from another site",
                        403,
                        post("/logout", "", session, "Origin: https://evil.example")),
                refused("sign-out by a link", 200, http("GET /logout", session)).saying("name=\"_csrf\""),
                refused(
                        "credentials by preflight",
                        405,
                        http(
                                "OPTIONS /admin/sources",
                                "Origin: https://evil.example",
                                "Access-Control-Request-Method: POST")));
    }

    private static Stream<Attack> redirects() {
        return Stream.of(
                        "//evil.example",
                        "/\\evil.example",
                        "https:evil.example",
                        "https://evil.example",
                        "%2f%2fevil.example",
                        "/%5cevil.example",
                        "/%09/evil.example",
                        "/%2fevil.example",
                        "javascript:evil()",
                        "http%3A%2F%2Fevil.example",
                        "%ff%fe//evil.example")
                .flatMap(next ->
                        Stream.of(refused("sign in, next " + next, 303, post("/login", "{login}&next=" + next, FORM))
                                .saying("Location: /admin/sources\r\n")));
    }

    private static Stream<Attack> caches() {
        String session = "Cookie: jarida-session={session}";
        return Stream.of(
                refused("a stylesheet within staff's pages", 401, http("GET /admin/sources/x.css")),
                harmless("staff's page as a stylesheet", 200, http("GET /admin/x.css", session), "GET /admin/x.css")
                        .saying("Cache-Control: private, no-store"),
                harmless(
                                "a public page, seen by staff",
                                200,
                                http("GET /articles/x.css", session),
                                "GET /articles/x.css")
                        .saying("Cache-Control: private, no-store"),
                harmless(
                        "fat GET",
                        200,
                        http("GET /articles/fat", "Content-Length: 4", FORM) + "evil",
                        "GET /articles/fat"),
                harmless(
                        "headers that are no part of the key",
                        200,
                        http("GET /articles/p", "X-Host: evil", "X-Forwarded-Scheme: evil", "Accept-Language: evil"),
                        "GET /articles/p"),
                refused(
                        "an own page with another's host",
                        200,
                        bare("GET /about", "Host: evil.example", "Connection: close")));
    }

    private static Stream<Attack> methods() {
        return Stream.concat(
                Stream.of(
                                "PATCH /articles/x",
                                "TRACE /articles/x",
                                "OPTIONS /articles/x",
                                "get /articles/x",
                                "GETX /",
                                "PURGE /")
                        .map(line -> refused(line, 405, http(line))),
                Stream.of(
                        refused("CONNECT", 501, http("CONNECT evil.example:443")),
                        refused("TRACE with a body", 405, http("TRACE /", "Content-Length: 4") + "evil"),
                        harmless(
                                "a method in a header",
                                200,
                                post(
                                        REPORTS,
                                        "{}",
                                        "X-HTTP-Method-Override: evil",
                                        "X-HTTP-Method: evil",
                                        "X-Method-Override: evil"),
                                REPORT),
                        harmless(
                                "a method in the query",
                                200,
                                http("GET /articles/m?_method=DELETE"),
                                "GET /articles/m?_method=DELETE"),
                        harmless(
                                "a method in a field",
                                200,
                                post("/appeals/i1", "_method=DELETE", FORM),
                                "POST /appeals/i1")));
    }

    private static Stream<Attack> tokens() {
        return Stream.of("none", "hs256", "kid-path", "own-key", "real")
                .flatMap(token -> Stream.of(
                        refused(
                                "token " + token,
                                401,
                                http("GET /admin/sources", "Authorization: Bearer {" + token + "}")),
                        harmless(
                                "token " + token + " where none is needed",
                                200,
                                http("GET /appeals/a", "Authorization: Bearer {" + token + "}"),
                                "GET /appeals/a")));
    }

    private static Attack disguised(int status, String header) {
        return refused(
                "TE.TE " + header.replaceAll("\\p{Cntrl}", "?"),
                status,
                kept(REPORT, "Content-Length: 5", header) + "0\r\n\r\n" + NEXT);
    }

    private static String shortened(String headers) {
        return headers.substring(0, Math.min(headers.length(), 100)).replaceAll("[\r\n\t]+", " ");
    }

    private static String length(String... headers) {
        return kept(REPORT, headers) + NEXT;
    }

    private static String chunk(String content) {
        return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
    }

    private static String repeated(int times, String text, String between) {
        return IntStream.range(0, times).mapToObj(i -> text).collect(Collectors.joining(between));
    }
}
