package assay.question.exchange.qti;

import assay.question.exchange.qti.Declarations.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Slips of widespread programs in what they declare. */
final class Repairs {
    private static final Pattern ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");

    private Repairs() {}

    /**
     * The declarations with right choices that the body has: {@code answer_001} is the choice
     * {@code answer_1} if there is no other.
     */
    static Declarations of(Declarations declarations, Element body, Remarks remarks) {
        var responses = new LinkedHashMap<String, Response>();
        declarations
                .responses()
                .forEach((identifier, response) -> responses.put(identifier, response));
        body.all()
                .filter(InteractionReader::isInteraction)
                .forEach(interaction ->
                        responses.computeIfPresent(
                                interaction.get("responseIdentifier"),
                                (_, response) -> repaired(response, interaction, remarks)));
        return new Declarations(responses, declarations.outcomes(), declarations.templates());
    }

    private static Response repaired(Response declared, Element interaction, Remarks remarks) {
        var response = withoutTwins(declared, remarks);
        if (!response.baseType().equals("identifier")) {
            return response;
        }
        var known = interaction.all().map(one -> one.get("identifier")).distinct().toList();
        var byNumber = new LinkedHashMap<String, List<String>>();
        known.forEach(one ->
                byNumber.computeIfAbsent(withoutZeros(one), _ -> new ArrayList<>()).add(one));
        var correct = new ArrayList<Object>();
        for (var value : response.correct()) {
            var said = value.toString();
            var meant = meant(said, known, byNumber);
            if (!meant.equals(said)) {
                remarks.normalised(
                        "It says that %s is right, which must be %s.".formatted(said, meant));
            }
            correct.add(meant);
        }
        return new Response(
                response.identifier(),
                response.cardinality(),
                response.baseType(),
                correct,
                response.mapping(),
                response.areas());
    }

    /** No question here asks for the same choice or pair twice. */
    private static Response withoutTwins(Response response, Remarks remarks) {
        var distinct = response.correct().stream().distinct().toList();
        if (!response.cardinality().equals("multiple")
                || distinct.size() == response.correct().size()) {
            return response;
        }
        remarks.lossy("It asks for the same more than once; here once is right.");
        return new Response(
                response.identifier(),
                response.cardinality(),
                response.baseType(),
                distinct,
                response.mapping(),
                response.areas());
    }

    private static String meant(
            String said, List<String> known, Map<String, List<String>> byNumber) {
        var near = byNumber.getOrDefault(withoutZeros(said), List.of());
        return known.contains(said) || near.size() != 1 ? said : near.getFirst();
    }

    private static String withoutZeros(String identifier) {
        return ZEROS.matcher(identifier).replaceAll("");
    }
}
