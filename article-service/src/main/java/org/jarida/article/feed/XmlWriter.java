package org.jarida.article.feed;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes one XML document in UTF-8, whatever the text it is given holds. Names are written as given, with their prefix. */
final class XmlWriter {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private XmlWriter() throws XMLStreamException {
        xml = FACTORY.createXMLStreamWriter(text);
    }

    /** Writes a part of a document. */
    @FunctionalInterface
    interface Part {
        void to(XmlWriter xml) throws XMLStreamException;
    }

    /** The bytes of a document. */
    static byte[] document(Part root) {
        try {
            XmlWriter writer = new XmlWriter();
            writer.xml.writeStartDocument("UTF-8", "1.0");
            root.to(writer);
            writer.xml.writeEndDocument();
            writer.xml.close();
            return writer.text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML is written into memory", e);
        }
    }

    /**
     * An element around a part of the document.
     *
     * @param attributes names and values in turn; one whose value is null is left out
     */
    void element(String name, Part content, @Nullable String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        attributes(attributes);
        content.to(this);
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    /** An element that holds text; none when there is no text. */
    void text(String name, @Nullable String content, @Nullable String... attributes) throws XMLStreamException {
        if (content != null && !content.isEmpty()) {
            xml.writeStartElement(name);
            attributes(attributes);
            xml.writeCharacters(XmlText.clean(content));
            xml.writeEndElement();
            xml.writeCharacters("\n");
        }
    }

    /** An element that holds nothing. */
    void empty(String name, @Nullable String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        attributes(attributes);
        xml.writeCharacters("\n");
    }

    private void attributes(@Nullable String... attributes) throws XMLStreamException {
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            String name = attributes[i];
            String value = attributes[i + 1];
            if (name != null && value != null) {
                xml.writeAttribute(name, XmlText.clean(value));
            }
        }
    }
}
