package assay.question.exchange.qti;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An element of an XML document with all that is in it.
 *
 * @param name without prefix, as QTI 2.2 has it
 * @param namespace empty: none
 * @param attributes by name without prefix, but {@code xml:lang} and {@code xml:base}
 * @param line where it begins, from 1; 0: not known
 */
record Element(
        String name,
        String namespace,
        Map<String, String> attributes,
        List<Node> children,
        int line)
        implements Node {
    static final String MATHML = "http://www.w3.org/1998/Math/MathML";
    static final String HTML = "http://www.w3.org/1999/xhtml";

    /** An element of QTI's own vocabulary, to be written. */
    static Element of(String name, Node... children) {
        return new Element(name, "", new LinkedHashMap<>(), new ArrayList<>(List.of(children)), 0);
    }

    /** An element of HTML, to be written. */
    static Element html(String name, Node... children) {
        return new Element(
                name, HTML, new LinkedHashMap<>(), new ArrayList<>(List.of(children)), 0);
    }

    Element with(String attribute, Object value) {
        attributes.put(attribute, value.toString());
        return this;
    }

    Element add(Node child) {
        children.add(child);
        return this;
    }

    Element addAll(Iterable<? extends Node> more) {
        more.forEach(children::add);
        return this;
    }

    boolean is(String... names) {
        return List.of(names).contains(name);
    }

    /** An attribute without white space around it; empty when it is not there. */
    String get(String attribute) {
        return attributes.getOrDefault(attribute, "").strip();
    }

    String get(String attribute, String otherwise) {
        var value = get(attribute);
        return value.isEmpty() ? otherwise : value;
    }

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    /** Elements right below this one. */
    List<Element> elements() {
        return children.stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    List<Element> elements(String... names) {
        return elements().stream().filter(child -> child.is(names)).toList();
    }

    Optional<Element> first(String... names) {
        return elements(names).stream().findFirst();
    }

    /** This and everything below it, in the order of the document. */
    Stream<Element> all() {
        var found = new ArrayList<Element>();
        collect(found::add);
        return found.stream();
    }

    private void collect(Consumer<Element> found) {
        found.accept(this);
        for (var child : children) {
            if (child instanceof Element element) {
                element.collect(found);
            }
        }
    }

    Stream<Element> all(String... names) {
        return all().filter(element -> element.is(names));
    }

    boolean contains(Predicate<Element> sought) {
        return all().anyMatch(sought);
    }

    /**
     * A copy in which other nodes stand for some elements.
     *
     * @param instead what stands for an element; nothing: itself, with the same done below
     */
    Element rewritten(Function<Element, Optional<List<? extends Node>>> instead) {
        var written = new ArrayList<Node>();
        for (var child : children) {
            switch (child) {
                case Text text -> written.add(text);
                case Element element ->
                        instead.apply(element)
                                .ifPresentOrElse(
                                        written::addAll,
                                        () -> written.add(element.rewritten(instead)));
            }
        }
        return new Element(name, namespace, new LinkedHashMap<>(attributes), written, line);
    }

    /** Its text and that of everything below. */
    String text() {
        var text = new StringBuilder();
        collectText(text);
        return text.toString();
    }

    private void collectText(StringBuilder text) {
        for (var child : children) {
            switch (child) {
                case Text(var part) -> text.append(part);
                case Element element -> element.collectText(text);
            }
        }
    }
}
