package org.jarida.ingest.preview;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jarida.ingest.feed.FurtherDocuments;
import org.jarida.ingest.feed.RawDocument;
import org.jarida.ingest.feed.UnreadableFeedException;
import org.jarida.ingest.source.SourceCheck;
import org.jarida.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one-shot mode {@code preview URL|FILE [NAME=SELECTOR ...]}: prints what would be ingested as JSON, without store,
 * broker or Spring. A feed or sitemap is told from a page by its content; a page is a listing with a selector for listings.
 */
public final class PreviewCommand {

    /** The first argument that asks for this mode. */
    public static final String NAME = "preview";

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final PageSource source;
    private final PrintStream out;
    private final PrintStream err;
    private final Preview preview = new Preview();

    PreviewCommand(PageSource source, PrintStream out, PrintStream err) {
        this.source = source;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command on the standard streams.
     *
     * @param args those of the program, {@code preview} included
     * @param source used for an address only, not for a file
     * @return the exit status: 0 when something was shown, 1 when not, 2 for wrong arguments
     */
    public static int run(String[] args, PageSource source) {
        var out = new PrintStream(
                new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
        var err =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status = new PreviewCommand(source, out, err).run(args);
        out.flush();
        return status;
    }

    int run(String[] args) {
        if (args.length < 2 || !args[0].equals(NAME)) {
            err.println("usage: preview URL|FILE [NAME=SELECTOR ...]");
            return MISUSED;
        }
        try {
            var shown = read(args[1], selectors(List.of(args).subList(2, args.length)));
            out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(shown));
            return DONE;
        } catch (ProblemException wrong) {
            err.println(wrong.getBody().getDetail());
            return MISUSED;
        } catch (IOException unreachable) {
            err.println("cannot read " + args[1] + ": " + unreachable.getMessage());
            return FAILED;
        } catch (UnreadableFeedException | UnreadableArticleException unreadable) {
            err.println(args[1] + ": " + unreadable.getMessage());
            return FAILED;
        }
    }

    private static Map<String, String> selectors(List<String> written) {
        var selectors = new HashMap<String, @Nullable String>();
        for (String each : written) {
            var parts = each.split("=", 2);
            selectors.put(parts[0], parts.length == 2 ? parts[1] : null);
        }
        return SourceCheck.selectors(selectors);
    }

    private PreviewView read(String argument, Map<String, String> selectors) throws IOException {
        if (argument.toLowerCase(Locale.ROOT).matches("https?://.+")) {
            var address = WebAddress.of(argument).orElseThrow(() -> new IOException("not an address"));
            var fetched = source.fetch(address);
            return preview.either(document(fetched), selectors, this::further);
        }
        var file = Path.of(argument);
        if (!Files.isRegularFile(file)) {
            throw new IOException("no such file");
        }
        if (Files.size(file) > Preview.LARGEST_BODY) {
            throw new IOException("larger than 15 MB");
        }
        var document = new RawDocument(Files.readAllBytes(file), null, URI.create(""));
        return preview.either(document, selectors, FurtherDocuments.none());
    }

    private Optional<RawDocument> further(URI address) {
        try {
            return Optional.of(document(source.fetch(address)));
        } catch (IOException unreachable) {
            err.println("cannot read " + address + ": " + unreachable.getMessage());
            return Optional.empty();
        }
    }

    private static RawDocument document(PageSource.Fetched fetched) {
        return new RawDocument(fetched.body(), fetched.contentType(), fetched.address());
    }
}
