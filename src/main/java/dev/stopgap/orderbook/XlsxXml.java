package dev.stopgap.orderbook;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One XML part of a workbook, element by element. No part of an honest workbook has a document type: one that has is
 * refused, so that there are no entities to expand or to fetch.
 */
final class XlsxXml implements AutoCloseable {

    // A spreadsheet holds 32,767 characters in a cell.
    private static final int TEXT = 1 << 20;
    private static final int PIECE = 8 << 20; // bytes
    private static final XMLInputFactory FACTORY = factory();

    private final Measured in;
    private final XMLStreamReader xml;

    XlsxXml(InputStream in) throws IOException {
        this.in = new Measured(in);
        try {
            this.xml = FACTORY.createXMLStreamReader(this.in);
        } catch (XMLStreamException | UncheckedStreamException e) {
            in.close();
            throw new UnreadableFile("workbook");
        }
    }

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Goes to the next start or end of an element; false at the part's end. */
    boolean next() {
        try {
            while (xml.hasNext()) {
                int event = step();
                if (event == XMLStreamConstants.DTD) {
                    throw new UnreadableFile("workbook");
                }
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException | UncheckedStreamException e) {
            throw new UnreadableFile("workbook");
        }
    }

    private int step() throws XMLStreamException {
        in.length = 0;
        return xml.next();
    }

    boolean starts(String element) {
        return xml.getEventType() == XMLStreamConstants.START_ELEMENT
                && xml.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return xml.getEventType() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals(element);
    }

    /** An attribute of the element that starts here, whatever its namespace; null without it. */
    @Nullable String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Appends the text of the element that starts here, and stands at its end. */
    void text(StringBuilder into) {
        try {
            int depth = 1;
            while (depth > 0) {
                switch (step()) {
                    case XMLStreamConstants.START_ELEMENT -> depth++;
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (into.length() + xml.getTextLength() > TEXT) {
                            throw new UnreadableFile("workbook");
                        }
                        into.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE -> throw new UnreadableFile("workbook");
                    default -> {}
                }
            }
        } catch (XMLStreamException | UncheckedStreamException e) {
            throw new UnreadableFile("workbook");
        }
    }

    /** Appends what the runs of a text say until {@code element} ends: without its furigana, which is how it is read aloud. */
    void richText(String element, StringBuilder into) {
        boolean aloud = false;
        while (next() && !ends(element)) {
            if (starts("rPh")) {
                aloud = true;
            } else if (ends("rPh")) {
                aloud = false;
            } else if (starts("t") && !aloud) {
                text(into);
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Ends a single text, name or attribute that would fill the memory: the parser holds each as a whole. */
    private static final class Measured extends FilterInputStream {
        private int length;

        Measured(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return measured(super.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            int read = super.read(bytes, offset, count);
            return measured(read, read);
        }

        private int measured(int answer, int read) {
            length += Math.max(0, read);
            if (length > PIECE) {
                throw new UnreadableFile("bomb");
            }
            return answer;
        }
    }
}
