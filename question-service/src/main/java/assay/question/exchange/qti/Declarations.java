package assay.question.exchange.qti;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The variables of an item: what its head declares. */
record Declarations(
        Map<String, Response> responses, Map<String, Outcome> outcomes, List<Element> templates) {

    /**
     * A response variable.
     *
     * @param correct values of {@code correctResponse}
     */
    record Response(
            String identifier,
            String cardinality,
            String baseType,
            List<Object> correct,
            @Nullable Mapping mapping,
            @Nullable AreaMapping areas) {
        boolean isContainer() {
            return !cardinality.equals("single");
        }

        boolean isNumeric() {
            return baseType.equals("integer") || baseType.equals("float");
        }
    }

    /**
     * What values of a response are worth.
     *
     * @param otherwise for values that are not named
     */
    record Mapping(
            List<Entry> entries,
            BigDecimal otherwise,
            @Nullable BigDecimal lowerBound,
            @Nullable BigDecimal upperBound) {
        /** Whether, since it never gives less, it gives points for no response at all. */
        boolean paysSilence() {
            return lowerBound != null && lowerBound.signum() > 0;
        }

        BigDecimal bounded(BigDecimal sum) {
            var value = sum;
            if (lowerBound != null) {
                value = value.max(lowerBound);
            }
            return upperBound == null ? value : value.min(upperBound);
        }
    }

    record Entry(Object key, BigDecimal value, boolean caseSensitive) {
        boolean fits(Object response) {
            return Values.same(key, response)
                    || (!caseSensitive
                            && key instanceof String text
                            && response instanceof String given
                            && text.equalsIgnoreCase(given));
        }
    }

    /** What points of a response are worth. */
    record AreaMapping(
            List<Area> areas,
            BigDecimal otherwise,
            @Nullable BigDecimal lowerBound,
            @Nullable BigDecimal upperBound) {
        BigDecimal bounded(BigDecimal sum) {
            return new Mapping(List.of(), otherwise, lowerBound, upperBound).bounded(sum);
        }
    }

    record Area(String shape, String coords, BigDecimal value) {}

    /**
     * An outcome variable.
     *
     * @param start its default value
     */
    record Outcome(
            String identifier, String baseType, List<Object> start, @Nullable BigDecimal maximum) {}

    static Declarations of(Element item) throws NotAnItem {
        var responses = new LinkedHashMap<String, Response>();
        for (var declared : item.elements("responseDeclaration")) {
            var response = response(declared);
            responses.put(response.identifier(), response);
        }
        var outcomes = new LinkedHashMap<String, Outcome>();
        for (var declared : item.elements("outcomeDeclaration")) {
            var type = declared.get("baseType", "float");
            var maximum = Values.number(declared.get("normalMaximum")).orElse(null);
            var start = values(declared.first("defaultValue"), type);
            var identifier = declared.get("identifier");
            outcomes.put(identifier, new Outcome(identifier, type, start, maximum));
        }
        return new Declarations(responses, outcomes, item.elements("templateDeclaration"));
    }

    private static Response response(Element declared) throws NotAnItem {
        var type = declared.get("baseType", "identifier");
        var mapping = declared.first("mapping");
        var areas = declared.first("areaMapping");
        return new Response(
                declared.get("identifier"),
                declared.get("cardinality", "single"),
                type,
                values(declared.first("correctResponse"), type),
                mapping.isPresent() ? mapping(mapping.get(), type) : null,
                areas.isPresent() ? areaMapping(areas.get()) : null);
    }

    private static Mapping mapping(Element mapping, String type) throws NotAnItem {
        var entries = new ArrayList<Entry>();
        // not in QTI: some writers say it once for all entries
        var sensitive = mapping.get("caseSensitive", "true");
        for (var entry : mapping.elements("mapEntry")) {
            entries.add(
                    new Entry(
                            Values.read(entry.get("mapKey"), type),
                            number(entry, "mappedValue"),
                            !entry.get("caseSensitive", sensitive).equals("false")));
        }
        return new Mapping(
                entries,
                Values.number(mapping.get("defaultValue")).orElse(BigDecimal.ZERO),
                Values.number(mapping.get("lowerBound")).orElse(null),
                Values.number(mapping.get("upperBound")).orElse(null));
    }

    private static AreaMapping areaMapping(Element mapping) throws NotAnItem {
        var areas = new ArrayList<Area>();
        for (var entry : mapping.elements("areaMapEntry")) {
            areas.add(
                    new Area(
                            entry.get("shape", "default"),
                            entry.get("coords"),
                            number(entry, "mappedValue")));
        }
        return new AreaMapping(
                areas,
                Values.number(mapping.get("defaultValue")).orElse(BigDecimal.ZERO),
                Values.number(mapping.get("lowerBound")).orElse(null),
                Values.number(mapping.get("upperBound")).orElse(null));
    }

    private static BigDecimal number(Element entry, String attribute) throws NotAnItem {
        return Values.number(entry.get(attribute))
                .orElseThrow(() ->
                        new NotAnItem(
                                entry,
                                "\"%s\" is no number of points".formatted(entry.get(attribute))));
    }

    static List<Object> values(Optional<Element> holder, String type) {
        return holder.stream()
                .flatMap(holding -> holding.elements("value").stream())
                .filter(value -> !value.text().isBlank())
                .map(value -> Values.read(value.text(), value.get("baseType", type)))
                .toList();
    }
}
