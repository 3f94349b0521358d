package assay.question.shipped;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AnswerKey;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionDraft;
import assay.question.content.json.QuestionDraftJson;
import assay.question.content.text.DraftTexts;
import assay.question.platform.JsonManners;
import assay.question.platform.Validation;
import assay.question.shipped.ShippedBank.ShippedQuestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * What every question of the shipped bank must be, and the bank as a whole. Each test names the
 * questions that are not.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShippedBankTest {
    private static final ShippedBank BANK =
            ShippedBank.read("aws-developer-associate", JsonManners.mapper());

    /** Where references may lead. */
    private static final Set<String> HOSTS =
            Set.of(
                    "docs.aws.amazon.com",
                    "aws.amazon.com",
                    "www.rfc-editor.org",
                    "datatracker.ietf.org",
                    "www.iana.org");

    private static final Pattern BANNED =
            Pattern.compile(
                    "\\b(all|none) of the above|\\b(option|choice|answer) [a-f]\\b|\\b(first|second|third|fourth|last) (option|choice)"
                            + "|\\bboth [a-f] and [a-f]\\b|lorem ipsum|\\bTODO\\b|\\bFIXME\\b",
                    Pattern.CASE_INSENSITIVE);

    private static Stream<QuestionDraftJson> drafts() {
        return BANK.questions().stream().map(ShippedQuestion::draft);
    }

    private static List<String> namesOf(java.util.function.Predicate<QuestionDraft> fault) {
        return drafts().filter(draft -> fault.test(draft.toDraft()))
                .map(QuestionDraftJson::name)
                .toList();
    }

    private static Set<String> topics() {
        return BANK.description().schemes().stream()
                .flatMap(scheme ->
                        scheme.topics().stream().map(topic -> scheme.name() + "/" + topic.name()))
                .collect(toSet());
    }

    @Test
    void every_text_is_harmless_as_it_was_written() {
        assertThat(namesOf(draft -> !DraftTexts.clean(draft).equals(draft))).isEmpty();
    }

    @Test
    void every_question_passes_the_checks_that_an_authors_draft_must_pass() {
        try (var factory =
                jakarta.validation.Validation.byDefaultProvider()
                        .configure()
                        .messageInterpolator(new ParameterMessageInterpolator())
                        .buildValidatorFactory()) {
            var validation = new Validation(factory.getValidator());
            var faults =
                    drafts().flatMap(draft ->
                                    Stream.concat(
                                                    validation.faults(draft).stream()
                                                            .map(fault ->
                                                                    fault.pointer()
                                                                            + " "
                                                                            + fault.detail()),
                                                    draft.findings().stream()
                                                            .map(finding ->
                                                                    finding.pointer()
                                                                            + " "
                                                                            + finding.detail()))
                                            .map(fault -> draft.name() + ": " + fault))
                            .toList();
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void every_file_belongs_to_a_topic_and_every_question_of_it_has_that_topic() throws Exception {
        var folder =
                java.nio.file.Path.of("src/main/resources/banks/aws-developer-associate/questions");
        var topics =
                BANK.description().schemes().stream()
                        .flatMap(
                                scheme -> scheme.topics().stream().map(ShippedBank.TopicFile::name))
                        .toList();
        try (var files = java.nio.file.Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .isSubsetOf(topics);
        }
        var files =
                topics.stream()
                        .filter(topic ->
                                java.nio.file.Files.exists(folder.resolve(topic + ".json")))
                        .toList();
        assertThat(files).as("a file name stands for one topic").doesNotHaveDuplicates();
    }

    @Test
    void the_notice_says_that_nobody_is_affiliated() {
        assertThat(BANK.description().notice())
                .contains("Not affiliated with or endorsed by Amazon Web Services");
    }

    @Test
    void names_are_unique() {
        assertThat(drafts().map(QuestionDraftJson::name)).doesNotHaveDuplicates();
    }

    @Test
    void every_topic_is_in_a_scheme_and_every_parent_comes_before() {
        assertThat(drafts().flatMap(draft -> draft.topicReferences().stream()).distinct())
                .isSubsetOf(topics());
        for (var scheme : BANK.description().schemes()) {
            var seen = new HashSet<String>();
            for (var topic : scheme.topics()) {
                assertThat(topic.parent() == null || seen.contains(topic.parent()))
                        .as(topic.name())
                        .isTrue();
                assertThat(seen.add(topic.name())).as(topic.name()).isTrue();
            }
        }
    }

    @Test
    void every_question_has_one_task_of_the_exam_guide_and_one_other_topic() {
        assertThat(
                        namesOf(draft ->
                                draft.topics().stream()
                                                        .filter(topic ->
                                                                topic.startsWith("dva-c02/"))
                                                        .count()
                                                != 1
                                        || draft.topics().stream()
                                                .noneMatch(topic -> !topic.startsWith("dva-c02/"))))
                .isEmpty();
        assertThat(
                        namesOf(draft ->
                                draft.topics().stream()
                                        .anyMatch(
                                                Set.of(
                                                                "dva-c02/development",
                                                                "dva-c02/security",
                                                                "dva-c02/deployment",
                                                                "dva-c02/troubleshooting")
                                                        ::contains)))
                .as("a question stands for a task, not for a whole domain")
                .isEmpty();
    }

    @Test
    void there_are_questions_enough() {
        var byTopic =
                drafts().flatMap(draft -> draft.topicReferences().stream())
                        .collect(groupingBy(topic -> topic, counting()));
        var parents =
                BANK.description().schemes().stream()
                        .flatMap(scheme ->
                                scheme.topics().stream()
                                        .filter(topic -> topic.parent() != null)
                                        .map(topic -> scheme.name() + "/" + topic.parent()))
                        .collect(toSet());
        var scarce =
                topics().stream()
                        .filter(topic -> !topic.startsWith("dva-c02/") && !parents.contains(topic))
                        .filter(topic -> byTopic.getOrDefault(topic, 0L) < 3)
                        .toList();
        assertThat(scarce).as("topics with fewer than three questions").isEmpty();
        assertThat(BANK.questions()).hasSizeGreaterThanOrEqualTo(450);
        var byDomain =
                drafts().flatMap(draft -> draft.topicReferences().stream())
                        .filter(topic -> topic.startsWith("dva-c02/"))
                        .collect(
                                groupingBy(
                                        topic -> topic.replaceAll("dva-c02/|-.*", ""), counting()));
        // 16, 13, 12 and 9 scored questions and 15 others, drawn without repetition
        assertThat(byDomain.get("development")).isGreaterThanOrEqualTo(16 + 15);
        assertThat(byDomain.get("security")).isGreaterThanOrEqualTo(13 + 15);
        assertThat(byDomain.get("deployment")).isGreaterThanOrEqualTo(12 + 15);
        assertThat(byDomain.get("troubleshooting")).isGreaterThanOrEqualTo(9 + 15);
    }

    @Test
    void every_choice_has_feedback_and_every_key_a_rationale() {
        assertThat(
                        namesOf(draft ->
                                !draft.key().explanation().feedback().stream()
                                        .map(AnswerKey.Feedback::choice)
                                        .collect(toSet())
                                        .equals(
                                                draft.content().choices().stream()
                                                        .map(Choice::id)
                                                        .collect(toSet()))))
                .as("feedback for each choice")
                .isEmpty();
        assertThat(namesOf(draft -> draft.key().explanation().rationale().length() < 40)).isEmpty();
        assertThat(
                        namesOf(draft ->
                                draft.key().explanation().feedback().stream()
                                        .anyMatch(text -> text.text().length() < 15)))
                .isEmpty();
    }

    @Test
    void every_key_names_the_official_page_that_it_follows_from() {
        assertThat(namesOf(draft -> draft.key().explanation().references().isEmpty())).isEmpty();
        assertThat(
                        namesOf(draft ->
                                draft.key().explanation().references().stream()
                                        .map(AnswerKey.Reference::url)
                                        .anyMatch(url ->
                                                !"https".equals(url.getScheme())
                                                        || !HOSTS.contains(url.getHost()))))
                .isEmpty();
        assertThat(namesOf(draft -> draft.key().explanation().reviewBy() == null)).isEmpty();
    }

    @Test
    void single_choice_has_four_choices_and_multiple_choice_says_how_many_to_choose() {
        assertThat(
                        namesOf(draft ->
                                switch (draft.content()) {
                                    case QuestionContent.SingleChoice single ->
                                            single.choices().size() != 4;
                                    case QuestionContent.MultipleChoice multiple ->
                                            multiple.choices().size() < 5
                                                    || multiple.minChoices()
                                                            != multiple.maxChoices()
                                                    || !multiple.stem()
                                                            .strip()
                                                            .endsWith(
                                                                    "(Choose %s.)"
                                                                            .formatted(
                                                                                    Map.of(
                                                                                                    2,
                                                                                                    "two",
                                                                                                    3,
                                                                                                    "three")
                                                                                            .get(
                                                                                                    multiple
                                                                                                            .maxChoices())));
                                    default -> false;
                                }))
                .isEmpty();
        assertThat(
                        namesOf(draft ->
                                switch (draft.content()) {
                                    case QuestionContent.SingleChoice single -> !single.shuffle();
                                    case QuestionContent.MultipleChoice multiple ->
                                            !multiple.shuffle();
                                    default -> false;
                                }))
                .isEmpty();
    }

    @Test
    void nothing_refers_to_a_choice_by_its_letter_or_place() {
        assertThat(
                        drafts().flatMap(draft ->
                                        texts(draft.toDraft())
                                                .flatMap(text ->
                                                        BANNED.matcher(withoutCode(text))
                                                                .results()
                                                                .map(found ->
                                                                        draft.name()
                                                                                + ": "
                                                                                + found.group())))
                                .toList())
                .isEmpty();
    }

    private static Stream<String> texts(QuestionDraft draft) {
        var explanation = draft.key().explanation();
        return Stream.of(
                        Stream.of(draft.title(), draft.content().stem(), explanation.rationale()),
                        draft.content().choices().stream().map(Choice::text),
                        explanation.feedback().stream().map(AnswerKey.Feedback::text))
                .flatMap(texts -> texts);
    }

    private static String withoutCode(String text) {
        return text.replaceAll("(?s)```.*?```", " ").replaceAll("`[^`]*`", " ");
    }

    /** Candidates see the ids of choices, so an id must say nothing about the key. */
    @Test
    void the_right_choice_is_as_often_at_one_place_as_at_another() {
        var byId =
                drafts().map(draft -> draft.toDraft().key())
                        .filter(AnswerKey.SingleChoice.class::isInstance)
                        .collect(groupingBy(key -> key.rightChoices().getFirst(), counting()));
        var all = byId.values().stream().mapToLong(Long::longValue).sum();

        assertThat(byId).containsOnlyKeys("a", "b", "c", "d");
        byId.forEach((id, count) -> assertThat(count / (double) all).as(id).isBetween(0.20, 0.30));
        var rightOfMany =
                drafts().map(QuestionDraftJson::toDraft)
                        .filter(draft ->
                                draft.content() instanceof QuestionContent.MultipleChoice multiple
                                        && multiple.choices().size() == 5
                                        && multiple.maxChoices() == 2)
                        .toList();
        var byPlace =
                rightOfMany.stream()
                        .flatMap(draft -> draft.key().rightChoices().stream())
                        .collect(groupingBy(id -> id, counting()));
        byPlace.forEach((id, count) ->
                assertThat(count / (2.0 * rightOfMany.size())).as(id).isBetween(0.10, 0.30));
    }

    @Test
    void the_right_choice_is_not_given_away_by_its_length() {
        var single =
                drafts().map(QuestionDraftJson::toDraft)
                        .filter(draft -> draft.content() instanceof QuestionContent.SingleChoice)
                        .toList();
        var longest =
                single.stream()
                        .filter(draft -> isLongest(draft, draft.key().rightChoices().getFirst()))
                        .count();

        assertThat(longest / (double) single.size())
                .as("share whose key is the longest choice")
                .isBetween(0.12, 0.38);
    }

    private static boolean isLongest(QuestionDraft draft, String id) {
        var right =
                draft.content().choices().stream()
                        .filter(choice -> choice.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        return draft.content().choices().stream()
                .allMatch(choice ->
                        choice.equals(right) || choice.text().length() < right.text().length());
    }

    @Test
    void difficulties_are_mixed() {
        var byDifficulty = drafts().collect(groupingBy(QuestionDraftJson::difficulty, counting()));
        var all = (double) BANK.questions().size();

        byDifficulty.forEach((difficulty, count) ->
                assertThat(count / all).as(difficulty.name()).isBetween(0.10, 0.65));
        assertThat(byDifficulty).hasSize(3);
    }

    @Test
    void no_two_questions_tell_nearly_the_same_story() {
        record Story(String name, Set<String> shingles) {}
        var stories =
                drafts().map(draft ->
                                new Story(draft.name(), shingles(draft.toDraft().content().stem())))
                        .toList();
        var alike = new ArrayList<String>();
        for (var i = 0; i < stories.size(); i++) {
            for (var j = i + 1; j < stories.size(); j++) {
                if (similarity(stories.get(i).shingles(), stories.get(j).shingles()) > 0.5) {
                    alike.add(stories.get(i).name() + " ~ " + stories.get(j).name());
                }
            }
        }
        assertThat(alike).isEmpty();
    }

    /** Runs of three words. */
    private static Set<String> shingles(String text) {
        var words =
                Pattern.compile("[a-z0-9]+")
                        .matcher(text.toLowerCase(Locale.ROOT))
                        .results()
                        .map(MatchResult::group)
                        .toList();
        var shingles = new HashSet<String>();
        for (var i = 0; i + 2 < words.size(); i++) {
            shingles.add(String.join(" ", words.subList(i, i + 3)));
        }
        return shingles;
    }

    private static double similarity(Set<String> one, Set<String> other) {
        var common = one.stream().filter(other::contains).count();
        return common / (double) Math.max(1, one.size() + other.size() - common);
    }

    @Test
    void the_digest_changes_with_the_content_or_the_key_alone() {
        var question = BANK.questions().getFirst();

        assertThat(question.contentDigest()).isNotEqualTo(question.keyDigest()).hasSize(64);
        assertThat(BANK.questions().stream().map(ShippedQuestion::contentDigest))
                .doesNotHaveDuplicates();
        assertThat(ShippedBank.read("aws-developer-associate", JsonManners.mapper()).digest())
                .isEqualTo(BANK.digest());
    }

    @Test
    void every_heading_service_and_domain_has_a_study_note_of_300_to_700_words() throws Exception {
        var folder =
                java.nio.file.Path.of(
                        "src/main/resources/banks/aws-developer-associate/study-notes");
        try (var files = java.nio.file.Files.list(folder)) {
            assertThat(BANK.notes().stream().map(note -> note.name() + ".md"))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString()).toList());
        }
        assertThat(
                        BANK.notes().stream()
                                .filter(note ->
                                        wordsOf(note.body()) < 300 || wordsOf(note.body()) > 700)
                                .map(note -> note.name() + ": " + wordsOf(note.body())))
                .isEmpty();
        var noted = BANK.notes().stream().flatMap(note -> note.topics().stream()).collect(toSet());
        assertThat(topics()).containsAll(noted);
        var asked =
                drafts().flatMap(draft -> draft.topicReferences().stream())
                        .filter(topic -> !topic.startsWith("dva-c02/"))
                        .collect(toSet());
        assertThat(noted).containsAll(asked);
        assertThat(noted)
                .contains(
                        "dva-c02/development",
                        "dva-c02/security",
                        "dva-c02/deployment",
                        "dva-c02/troubleshooting");
    }

    private static int wordsOf(String text) {
        return text.strip().split("\\s+").length;
    }
}
