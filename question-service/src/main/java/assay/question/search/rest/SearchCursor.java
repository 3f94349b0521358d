package assay.question.search.rest;

import assay.question.platform.Fault;
import assay.question.platform.Refused;
import assay.question.search.Order;
import assay.question.search.Place;
import assay.question.search.Search;
import assay.question.search.rest.QuestionPageJson.CorrectionJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads cursors: a place in one ordered list. Opaque to clients, who return it and never
 * read it. A digest of search and order tells when it comes back with others.
 */
@ApplicationScoped
class SearchCursor {
    private static final int DIGEST_BYTES = 9;
    private static final Pattern TIME =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?[+-]\\d\\d(:\\d\\d)?");

    private final ObjectMapper json;

    SearchCursor(ObjectMapper json) {
        this.json = json;
    }

    private record Form(String of, String value, UUID id, List<CorrectionJson> corrections) {}

    String write(Search search, Order order, Place place) {
        var form =
                new Form(
                        digest(search, order),
                        place.value(),
                        place.questionId(),
                        place.corrections().stream().map(CorrectionJson::of).toList());
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(json.writeValueAsBytes(form));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The place that the text stands for; null, the start of the list, without a text.
     *
     * @throws Refused 400 if the text is not one of ours, or one of another list
     */
    @Nullable Place read(@Nullable String text, Search search, Order order) {
        if (text == null) {
            return null;
        }
        Form form;
        try {
            form = json.readValue(Base64.getUrlDecoder().decode(text), Form.class);
        } catch (IOException | IllegalArgumentException _) {
            throw unknown();
        }
        if (form == null || form.of() == null || form.id() == null || !fits(form, order.by())) {
            throw unknown();
        }
        if (!form.of().equals(digest(search, order))) {
            throw Refused.malformed(
                    Fault.inParameter(
                            "cursor",
                            "cursor belongs to a list with other restrictions or another order"));
        }
        return new Place(
                form.value(),
                form.id(),
                form.corrections().stream().map(CorrectionJson::toCorrection).toList());
    }

    private static Refused unknown() {
        return Refused.malformed(
                Fault.inParameter("cursor", "cursor is not one that this list gave out"));
    }

    private static boolean fits(Form form, Order.By by) {
        return form.value() != null
                && form.value().indexOf('\0') < 0
                && form.corrections() != null
                && form.corrections().stream().allMatch(SearchCursor::isWhole)
                && switch (by) {
                    case RELEVANCE -> isNumber(form.value());
                    case DIFFICULTY -> form.value().matches("\\d{1,9}");
                    case UPDATED -> TIME.matcher(form.value()).matches();
                    case TITLE, CREATED -> true;
                };
    }

    private static boolean isWhole(@Nullable CorrectionJson correction) {
        return correction != null
                && correction.word() != null
                && correction.replacements() != null
                && correction.word().indexOf('\0') < 0
                && correction.replacements().stream()
                        .allMatch(word -> word != null && word.indexOf('\0') < 0);
    }

    private static boolean isNumber(String value) {
        try {
            return Float.isFinite(Float.parseFloat(value));
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static String digest(Search search, Order order) {
        var restrictions = search.restrictions();
        var text =
                List.of(
                                Objects.toString(search.words()),
                                Boolean.toString(search.keys()),
                                sorted(restrictions.banks()),
                                sorted(restrictions.states()),
                                sorted(restrictions.topics()),
                                sorted(restrictions.difficulties()),
                                sorted(restrictions.interactions()),
                                sorted(restrictions.tags()),
                                sorted(restrictions.languages()),
                                sorted(restrictions.authors()),
                                Objects.toString(restrictions.inUse()),
                                Objects.toString(restrictions.reviewer()),
                                Objects.toString(restrictions.changedAfter()),
                                Objects.toString(restrictions.changedBefore()),
                                order.toString())
                        .stream()
                        .collect(Collectors.joining("\0"));
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sorted(Collection<?> values) {
        return values.stream().map(Object::toString).sorted().collect(Collectors.joining("\1"));
    }
}
