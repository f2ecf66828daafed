package org.jarida.article.search;

/** The names of the index's fields. */
final class Fields {

    /** Raised with every change of fields or analysis: an index of another number is built again. */
    static final int SCHEMA = 2;

    /** Article id. */
    static final String ID = "id";

    /** Number, of withdrawn articles too. */
    static final String REVISION = "revision";

    static final String TITLE = "title";
    static final String BODY = "body";
    static final String AUTHOR = "author";

    /** A word of a title, folded, and as it is written, with {@link #WRITTEN} between. */
    static final String WORD = "word";

    static final char WRITTEN = '\u001F';

    /** Source id. */
    static final String SOURCE = "source";

    /** Keys of the source's labels. */
    static final String SECTION = "section";

    /** Keys of the authors' names. */
    static final String AUTHOR_KEY = "authorKey";

    /** Primary subtag. */
    static final String LANGUAGE = "lang";

    /** Milliseconds; what has it can be read. */
    static final String SORT_AT = "sortAt";

    /** Days since 1970, UTC. */
    static final String DAY = "day";

    /** The beginning of the body as plain text, stored. */
    static final String TEXT = "text";

    /** The words by which stories are compared, as {@link StoryWords} writes them, stored. */
    static final String STORY = "story";

    private Fields() {}

    /** The same words, each by itself. */
    static String story(TextLanguage language) {
        return STORY + "." + language.tag();
    }

    /** Stems of the title. */
    static String title(TextLanguage language) {
        return TITLE + "." + language.tag();
    }

    /** Stems of the summary and the body. */
    static String body(TextLanguage language) {
        return BODY + "." + language.tag();
    }
}
