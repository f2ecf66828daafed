package org.jarida.runner.demo;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A document under construction: {@link XMLStreamWriter} without its checked exception, which memory cannot raise. */
final class XmlText {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    /** @param attributes of the root, name and value in turns; {@code xmlns:x} names are written as they stand */
    XmlText(String root, String... attributes) {
        try {
            writer = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("no XML writer in this JDK", e);
        }
        checked(() -> writer.writeStartDocument("utf-8", "1.0"));
        open(root, attributes);
    }

    XmlText open(String name, String... attributes) {
        checked(() -> writer.writeStartElement(name));
        attributes(attributes);
        return this;
    }

    XmlText close() {
        checked(writer::writeEndElement);
        checked(() -> writer.writeCharacters("\n"));
        return this;
    }

    XmlText element(String name, String content, String... attributes) {
        open(name, attributes);
        checked(() -> writer.writeCharacters(content));
        return close();
    }

    XmlText empty(String name, String... attributes) {
        checked(() -> writer.writeEmptyElement(name));
        attributes(attributes);
        return this;
    }

    String end() {
        checked(writer::writeEndDocument);
        checked(writer::close);
        return text.toString();
    }

    private void attributes(String... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            String value = attributes[i + 1];
            checked(() -> writer.writeAttribute(name, value));
        }
    }

    private static void checked(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an XML document could not be written in memory", e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws XMLStreamException;
    }
}
