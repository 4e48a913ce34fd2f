package dev.stopgap.platform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Puts the words of the installation's language into a model or a decision table. Works on the plain XML: the engine's
 * model API would load its whole type system and both schemas for it, at every start (docs/bench.md).
 */
final class TranslatedXml {

    private TranslatedXml() {}

    /** A BPMN model with the names of its processes, elements and flows translated. */
    static byte[] bpmn(byte[] original, ModelTranslation translation) throws IOException {
        Document model = read(original);
        for (Element process : elements(model, "process")) {
            String key = process.getAttribute("id");
            word(translation, key, process, "name");
            for (Element element : elements(model, "*")) {
                word(translation, key + "." + element.getAttribute("id"), element, "name");
            }
        }
        // The engine wants a link named like its event, which has just got another name.
        for (Element link : elements(model, "linkEventDefinition")) {
            link.setAttribute("name", ((Element) link.getParentNode()).getAttribute("name"));
        }
        return write(model);
    }

    /** A decision table with its name, its columns' labels and its rules' descriptions translated. */
    static byte[] dmn(byte[] original, ModelTranslation translation) throws IOException {
        Document model = read(original);
        for (Element decision : elements(model, "decision")) {
            String key = decision.getAttribute("id");
            word(translation, key, decision, "name");
            for (String column : List.of("input", "output")) {
                elements(model, column)
                        .forEach(
                                element -> word(translation, key + "." + element.getAttribute("id"), element, "label"));
            }
            for (Element rule : elements(model, "rule")) {
                translation.word(key + "." + rule.getAttribute("id")).ifPresent(word -> elements(rule, "description")
                        .forEach(text -> text.setTextContent(word)));
            }
        }
        return write(model);
    }

    private static void word(ModelTranslation translation, String key, Element element, String attribute) {
        translation.word(key).ifPresent(word -> element.setAttribute(attribute, word));
    }

    private static List<Element> elements(Document document, String name) {
        return elements(document.getDocumentElement(), name);
    }

    private static List<Element> elements(Element root, String name) {
        var found = root.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }

    private static Document read(byte[] xml) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    private static byte[] write(Document document) throws IOException {
        try {
            var factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var bytes = new ByteArrayOutputStream();
            factory.newTransformer().transform(new DOMSource(document), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (TransformerException e) {
            throw new IOException(e);
        }
    }
}
