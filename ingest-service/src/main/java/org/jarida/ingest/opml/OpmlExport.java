package org.jarida.ingest.opml;

import java.io.StringWriter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jarida.ingest.feed.OpmlReader;
import org.jarida.ingest.source.FeedAddress;
import org.jarida.ingest.source.FeedKind;
import org.jarida.ingest.source.Source;
import org.jarida.ingest.source.Sources;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes every source with its feeds as OPML 2.0: an outline a source, in it one a feed. What OPML has no word for stands in
 * attributes of our namespace, which other readers pass over.
 */
final class OpmlExport {

    private static final String PREFIX = "jarida";

    private final Sources sources;
    private final JsonMapper json;
    private final Clock clock;

    OpmlExport(Sources sources, JsonMapper json, Clock clock) {
        this.sources = sources;
        this.json = json;
        this.clock = clock;
    }

    String write() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            write(xml);
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("memory can be written to", impossible);
        }
        return text.toString();
    }

    private void write(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("opml");
        xml.writeAttribute("version", "2.0");
        xml.writeNamespace(PREFIX, OpmlReader.NAMESPACE);
        xml.writeStartElement("head");
        text(xml, "title", "Jarida");
        text(
                xml,
                "dateCreated",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        xml.writeEndElement();
        xml.writeStartElement("body");
        for (Source source : sources.all()) {
            write(xml, source);
        }
        xml.writeEndDocument();
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void write(XMLStreamWriter xml, Source source) throws XMLStreamException {
        Source.Description description = source.description();
        xml.writeStartElement("outline");
        xml.writeAttribute("text", printable(description.name()));
        own(xml, "source", source.id());
        own(xml, "policy", description.policy().name());
        own(xml, "zone", description.zone());
        own(xml, "licence", description.licence());
        own(xml, "credit", description.credit());
        own(
                xml,
                "selectors",
                description.selectors().isEmpty() ? null : json.writeValueAsString(description.selectors()));
        for (FeedAddress feed : description.feeds()) {
            write(xml, description, feed);
        }
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, Source.Description description, FeedAddress feed)
            throws XMLStreamException {
        xml.writeEmptyElement("outline");
        xml.writeAttribute("type", "rss");
        xml.writeAttribute("text", printable(description.name()));
        xml.writeAttribute("title", printable(description.name()));
        xml.writeAttribute("xmlUrl", feed.url());
        if (description.homepage() != null) {
            xml.writeAttribute("htmlUrl", description.homepage());
        }
        if (!description.language().equals("und")) {
            xml.writeAttribute("language", description.language());
        }
        own(xml, "kind", feed.kind() == FeedKind.FEED ? null : feed.kind().name());
    }

    private static void own(XMLStreamWriter xml, String name, @Nullable String value) throws XMLStreamException {
        if (value != null) {
            xml.writeAttribute(PREFIX, OpmlReader.NAMESPACE, name, printable(value));
        }
    }

    /** XML has no way to write other control characters. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\uFFFE\\uFFFF]+", " ");
    }
}
