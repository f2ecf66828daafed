package org.jarida.ingest.fetch;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Waits for a final answer, and leaves a server that announces one for ever (1xx). */
final class FinalAnswers extends HttpRequestExecutor {

    private static final int MOST_ANNOUNCED = 10;

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback callback,
            HttpContext context)
            throws IOException, HttpException {
        var announced = new AtomicInteger();
        HttpResponseInformationCallback counting = (response, from, within) -> {
            if (announced.incrementAndGet() > MOST_ANNOUNCED) {
                throw new ProtocolException("more announcements than answers");
            }
        };
        return super.execute(request, connection, counting, context);
    }
}
