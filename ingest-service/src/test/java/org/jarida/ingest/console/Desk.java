package org.jarida.ingest.console;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jarida.ingest.RunningIngest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An editor in a browser without scripts: reads pages, fills in forms and sends them, in English unless said. */
final class Desk {

    private final RunningIngest ingest;

    Desk(RunningIngest ingest) {
        this.ingest = ingest;
    }

    HttpResponse<byte[]> get(String path, String language) {
        return ingest.send(
                "GET", path, null, RunningIngest.editorInSession(), "Accept", "text/html", "Accept-Language", language);
    }

    Document page(String path) {
        return parsed(get(path, "en"));
    }

    HttpResponse<byte[]> post(String path, String... fields) {
        String body = IntStream.range(0, fields.length / 2)
                .mapToObj(i -> fields[2 * i] + "=" + URLEncoder.encode(fields[2 * i + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return form(path, body);
    }

    private HttpResponse<byte[]> form(String path, String body) {
        return ingest.send(
                "POST",
                path,
                body,
                RunningIngest.editorInSession(),
                "Accept",
                "text/html",
                "Accept-Language",
                "en",
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    /** Presses a button as a browser does: sends every field of its form to where the button leads. */
    HttpResponse<byte[]> press(Element button) {
        Element form = button.hasAttr("form")
                ? button.ownerDocument().getElementById(button.attr("form"))
                : button.closest("form");
        String path = button.hasAttr("formaction") ? button.attr("formaction") : form.attr("action");
        return form(path, body(form, button));
    }

    private static String body(Element form, Element button) {
        StringBuilder body = new StringBuilder();
        for (Element field : form.select("input[name], textarea[name], select[name]")) {
            boolean chosen = !field.attr("type").matches("radio|checkbox") || field.hasAttr("checked");
            if (chosen && !field.attr("type").equals("file")) {
                append(body, field.attr("name"), value(field));
            }
        }
        if (button.hasAttr("name")) {
            append(body, button.attr("name"), button.attr("value"));
        }
        return body.toString();
    }

    private static String value(Element field) {
        if (!field.nameIs("select")) {
            return field.val();
        }
        Element chosen = field.selectFirst("option[selected]");
        return (chosen == null ? field.selectFirst("option") : chosen).val();
    }

    private static void append(StringBuilder body, String name, String value) {
        body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    static String location(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Location").orElse("none, but " + answer.statusCode());
    }

    static Document parsed(HttpResponse<byte[]> answer) {
        return Jsoup.parse(new String(answer.body(), StandardCharsets.UTF_8));
    }

    static Element button(Document page, String words) {
        return page.select("button").stream()
                .filter(button -> button.text().startsWith(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + words + " in " + page.select("button")));
    }
}
