package org.jarida.ingest.web;

import java.util.Locale;
import java.util.stream.Stream;
import org.jarida.ingest.poll.PollError;
import org.jarida.ingest.source.FeedKind;
import org.jarida.theme.MessageBundle;
import org.jarida.theme.UiLanguage;

/** Says why a newspaper could not be read. */
public final class PollWords {

    static final String WORDS = "poll.";
    static final String OTHER = "other";

    private static final MessageBundle MESSAGES = MessageBundle.beside(PollWords.class);

    private PollWords() {}

    /** What is called a feed in the general words has words of its own where it is none. */
    public static String of(PollError error, FeedKind kind, UiLanguage language) {
        String own = error.code() + "." + kind.name().toLowerCase(Locale.ROOT);
        String code = Stream.of(own, error.code())
                .filter(each -> MESSAGES.keys().contains(WORDS + each))
                .findFirst()
                .orElse(OTHER);
        return MESSAGES.in(language).text(WORDS + code, error.status());
    }
}
