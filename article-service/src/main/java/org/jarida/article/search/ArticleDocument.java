package org.jarida.article.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.jarida.article.article.Labels;
import org.jarida.events.ArticleContent;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;

/**
 * An article as a document of the index. Captions and credits of images are not in it: an image may be hidden at any moment,
 * and its words with it. Of a withdrawn article the revision stays, so that an older record that comes late cannot bring it
 * back.
 */
final class ArticleDocument {

    /** Characters of the body that a highlight may quote from. */
    static final int QUOTABLE = 4000;

    /** How often, not where: phrases are looked up in the exact fields. */
    private static final FieldType STEMS = stems();

    private final Document document = new Document();

    private ArticleDocument(String id, long revision) {
        document.add(new StringField(Fields.ID, id, Field.Store.NO));
        document.add(new BinaryDocValuesField(Fields.ID, new BytesRef(id)));
        document.add(new NumericDocValuesField(Fields.REVISION, revision));
    }

    static Document withdrawn(String id, long revision) {
        return new ArticleDocument(id, revision).document;
    }

    /** @param words cuts a title into its words and folds them */
    static Document of(String id, long revision, ArticleContent content, Analyzer words, StoryTerms story) {
        ArticleDocument made = new ArticleDocument(id, revision);
        String body = plainText(content.bodyHtml());
        made.addTexts(content, body);
        made.addStory(content, body, story);
        made.addKeys(content);
        Words.of(content.title(), words)
                .forEach(word -> made.document.add(new StringField(Fields.WORD, word.term(), Field.Store.NO)));
        return made.document;
    }

    private void addTexts(ArticleContent content, String body) {
        TextLanguage language = TextLanguage.of(content.language());
        document.add(new Field(Fields.title(language), content.title(), STEMS));
        document.add(new TextField(Fields.TITLE, content.title(), Field.Store.NO));
        for (String text : parts(content.summary(), body)) {
            document.add(new Field(Fields.body(language), text, STEMS));
            document.add(new TextField(Fields.BODY, text, Field.Store.NO));
        }
        content.authors().forEach(author -> document.add(new TextField(Fields.AUTHOR, author, Field.Store.NO)));
        document.add(new StoredField(Fields.TEXT, body.substring(0, Math.min(QUOTABLE, body.length()))));
    }

    private void addStory(ArticleContent content, String body, StoryTerms story) {
        StoryWords words = story.of(
                TextLanguage.of(content.language()),
                content.title(),
                content.summary().isBlank() ? body : content.summary());
        words.all()
                .forEach(term -> document.add(new StringField(Fields.story(words.language()), term, Field.Store.NO)));
        document.add(new StoredField(Fields.STORY, words.format()));
    }

    /** A summary that the body begins with is not counted twice. */
    private static Set<String> parts(String summary, String body) {
        Set<String> parts = new LinkedHashSet<>();
        if (!body.startsWith(summary)) {
            parts.add(summary);
        }
        parts.add(body);
        return parts;
    }

    private void addKeys(ArticleContent content) {
        String language = TextLanguage.primary(content.language());
        Instant sortAt = content.sortAt();
        document.add(new StringField(Fields.SOURCE, content.sourceId(), Field.Store.NO));
        document.add(new SortedSetDocValuesField(Fields.SOURCE, new BytesRef(content.sourceId())));
        content.categories()
                .forEach(label -> document.add(new StringField(Fields.SECTION, Labels.key(label), Field.Store.NO)));
        content.authors()
                .forEach(name -> document.add(new StringField(Fields.AUTHOR_KEY, Labels.key(name), Field.Store.NO)));
        document.add(new StringField(Fields.LANGUAGE, language, Field.Store.NO));
        document.add(new SortedSetDocValuesField(Fields.LANGUAGE, new BytesRef(language)));
        document.add(new LongField(Fields.SORT_AT, sortAt.toEpochMilli(), Field.Store.NO));
        document.add(new NumericDocValuesField(
                Fields.DAY, sortAt.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay()));
    }

    private static String plainText(String bodyHtml) {
        if (bodyHtml.isEmpty()) {
            return "";
        }
        var body = Jsoup.parseBodyFragment(bodyHtml);
        body.outputSettings(new OutputSettings().prettyPrint(false));
        body.select("figure, figcaption, img").remove();
        return body.text();
    }

    private static FieldType stems() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.setTokenized(true);
        type.freeze();
        return type;
    }
}
