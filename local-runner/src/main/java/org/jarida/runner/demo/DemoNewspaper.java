package org.jarida.runner.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Three newspapers on loopback, in Arabic, French and English, each with its feed in another format, pages and
 * pictures, so that a first start shows a full site without internet. Everything it answers follows from its port and
 * its first day alone: started again with the same two, it serves the same bytes. Pages and feeds are written and
 * pictures drawn when asked for; what stays in memory is the text and a dozen encoded pictures, about 2 MB.
 */
public final class DemoNewspaper implements AutoCloseable {

    private static final List<String> FOLDERS = List.of("ar", "fr", "en");
    private static final int BACKLOG = 64;

    private final HttpServer server;
    private final ExecutorService threads;
    private final List<Paper> papers;
    private final Links links;

    private DemoNewspaper(HttpServer server, ExecutorService threads, List<Paper> papers, Links links) {
        this.server = server;
        this.threads = threads;
        this.papers = papers;
        this.links = links;
    }

    /**
     * Serves on 127.0.0.1 until closed.
     *
     * @param port 0 takes a free one; addresses of articles contain it, so keep it across restarts
     * @param firstDay the day of the very first start: articles are dated up to two weeks before it, the newest in its
     *     first hours; keep it across restarts, or every article counts as changed
     * @throws IOException when the port is taken
     */
    public static DemoNewspaper start(int port, LocalDate firstDay) throws IOException {
        // nothing drawn here needs a display, and asking for one fails where there is none
        System.setProperty("java.awt.headless", "true");
        List<Paper> papers =
                FOLDERS.stream().map(folder -> Paper.load(folder, firstDay)).toList();
        var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        HttpServer server = HttpServer.create(address, BACKLOG);
        var links = new Links("http://127.0.0.1:" + server.getAddress().getPort());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", new SiteHandler(new Site(papers, links)));
        server.start();
        return new DemoNewspaper(server, threads, papers, links);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The three papers as sources to follow, in the form of ingest-service's sources file. */
    public String sourcesYaml() {
        return papers.stream().map(this::source).collect(Collectors.joining("", "sources:\n", ""));
    }

    private String source(Paper paper) {
        // a JSON string is a YAML string too
        return """
                  - id: %s
                    name: %s
                    homepage: %s
                    language: %s
                    zone: %s
                    policy: FULL
                    licence: %s
                    credit: %s
                    feeds:
                      - url: %s
                """.formatted(
                        paper.id(),
                        JsonText.quote(paper.name()),
                        links.home(paper),
                        paper.language(),
                        paper.zone(),
                        JsonText.quote(paper.licence()),
                        JsonText.quote(paper.credit()),
                        links.feed(paper));
    }

    /** Stops serving at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
