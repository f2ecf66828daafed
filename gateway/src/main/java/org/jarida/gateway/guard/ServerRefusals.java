package org.jarida.gateway.guard;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what the server itself refuses before any filter, such as a malformed target, as the gateway would. */
final class ServerRefusals extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ServerRefusals.class);

    private final Map<String, String> headers;

    ServerRefusals(Map<String, String> headers) {
        this.headers = Map.copyOf(headers);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        headers.forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        String type = type(status);
        String title = switch (type) {
            case "too-slow" -> "The request came too slowly";
            case "invalid-request" -> "The request is not valid";
            default -> "Something went wrong on our side";
        };
        try {
            response.setContentType("application/problem+json");
            response.setCharacterEncoding("utf-8");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write("{\"type\":\"urn:jarida:problem:%s\",\"title\":\"%s\",\"status\":%d}"
                        .formatted(type, title, status));
                response.finishResponse();
            }
        } catch (IOException e) {
            log.debug("The client was gone before it could be refused", e);
        }
    }

    private static String type(int status) {
        if (status == HttpServletResponse.SC_REQUEST_TIMEOUT) {
            return "too-slow";
        }
        return status < 500 ? "invalid-request" : "internal";
    }
}
