package assay.question.shipped;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AcceptedNumber;
import assay.question.content.AnswerKey;
import assay.question.content.Gap;
import assay.question.content.GapKey;
import assay.question.content.Interaction;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionDraft;
import assay.question.content.UnitEntry;
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
        assertThat(namesOf(draft -> !DraftTexts.clean(draft).draft().equals(draft))).isEmpty();
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
                        .filter(topic -> byTopic.getOrDefault(topic, 0L) < 6)
                        .toList();
        assertThat(scarce).as("topics with fewer than six questions").isEmpty();
        assertThat(BANK.questions()).hasSizeGreaterThanOrEqualTo(450);
    }

    /** The practice exam draws by choice alone, and should seldom draw the same. */
    @Test
    void each_domain_has_five_times_the_choice_questions_that_the_practice_exam_scores() {
        var byDomain =
                drafts().filter(draft -> !draft.toDraft().content().choices().isEmpty())
                        .flatMap(draft -> draft.topicReferences().stream())
                        .filter(topic -> topic.startsWith("dva-c02/"))
                        .collect(
                                groupingBy(
                                        topic -> topic.replaceAll("dva-c02/|-.*", ""), counting()));

        assertThat(byDomain.get("development")).isGreaterThanOrEqualTo(5 * 16);
        assertThat(byDomain.get("security")).isGreaterThanOrEqualTo(5 * 13);
        assertThat(byDomain.get("deployment")).isGreaterThanOrEqualTo(5 * 12);
        assertThat(byDomain.get("troubleshooting")).isGreaterThanOrEqualTo(5 * 9);
    }

    @Test
    void whatever_can_be_chosen_has_feedback_and_every_key_a_rationale() {
        assertThat(
                        namesOf(draft ->
                                !draft.key().explanation().feedback().stream()
                                        .map(AnswerKey.Feedback::choice)
                                        .collect(toSet())
                                        .equals(explained(draft.content()))))
                .as("feedback for each choice")
                .isEmpty();
        assertThat(namesOf(draft -> draft.key().explanation().rationale().length() < 40)).isEmpty();
        assertThat(
                        namesOf(draft ->
                                Stream.concat(
                                                draft.key().explanation().feedback().stream()
                                                        .map(AnswerKey.Feedback::text),
                                                feedbackOfWrong(draft.key()))
                                        .anyMatch(text -> text.length() < 15)))
                .isEmpty();
    }

    /** Ids of what must have feedback each. An order is explained by the rationale alone. */
    private static Set<String> explained(QuestionContent content) {
        return switch (content) {
            case QuestionContent.TrueFalse _ -> Set.of("true", "false");
            case QuestionContent.Matching matching -> ids(matching.sources());
            case QuestionContent.Categorise categorise -> ids(categorise.items());
            case QuestionContent.Hottext hottext -> ids(hottext.words());
            default -> ids(content.choices());
        };
    }

    private static Set<String> ids(List<Choice> choices) {
        return choices.stream().map(Choice::id).collect(toSet());
    }

    /** What is said to wrong numbers and to wrong choices in gaps. */
    private static Stream<String> feedbackOfWrong(AnswerKey key) {
        return switch (key) {
            case AnswerKey.Numerical(var numbers, _) ->
                    numbers.accepted().stream()
                            .filter(number -> number.credit().signum() == 0)
                            .map(AcceptedNumber::feedback);
            case AnswerKey.Cloze(var gaps, _) ->
                    gaps.stream()
                            .map(GapKey.Selection.class::cast)
                            .flatMap(gap -> gap.feedback().values().stream());
            default -> Stream.empty();
        };
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
    void a_number_is_asked_for_with_its_form_and_has_one_right_value_and_usual_wrong_ones() {
        assertThat(
                        namesOf(draft ->
                                draft.content()
                                                instanceof
                                                QuestionContent.Numerical(var stem, var units)
                                        && draft.key()
                                                instanceof AnswerKey.Numerical(var numbers, _)
                                        && (!Pattern.compile(
                                                                "Give a (whole number|number with one place after the point)\\.$")
                                                        .matcher(stem.strip())
                                                        .find()
                                                || !units.equals(new UnitEntry.None())
                                                || numbers.accepted().stream()
                                                                .filter(number ->
                                                                        number.credit().signum()
                                                                                > 0)
                                                                .count()
                                                        != 1
                                                || numbers.accepted().size() < 3)))
                .isEmpty();
    }

    @Test
    void a_pair_is_right_for_every_source_and_a_category_for_every_item() {
        assertThat(
                        namesOf(draft ->
                                draft.content() instanceof QuestionContent.Matching matching
                                        && draft.key()
                                                instanceof AnswerKey.Matching(var correct, _, _)
                                        && (matching.sources().size() < 4
                                                || matching.sourceUsesMax() != 1
                                                || matching.targetUsesMax() != 1
                                                || !sources(correct)
                                                        .equals(ids(matching.sources())))))
                .isEmpty();
        assertThat(
                        namesOf(draft ->
                                draft.content() instanceof QuestionContent.Categorise categorise
                                        && draft.key()
                                                instanceof AnswerKey.Categorise(var correct, _, _)
                                        && (categorise.items().size() < 6
                                                || !sources(correct).equals(ids(categorise.items()))
                                                || !correct.stream()
                                                        .map(AnswerKey.Pair::target)
                                                        .collect(toSet())
                                                        .equals(ids(categorise.categories())))))
                .as("every category is used, every item has one")
                .isEmpty();
    }

    private static Set<String> sources(List<AnswerKey.Pair> pairs) {
        return pairs.stream().map(AnswerKey.Pair::source).collect(toSet());
    }

    @Test
    void an_order_has_four_to_eight_items_and_its_ids_do_not_tell_it() {
        assertThat(
                        namesOf(draft ->
                                draft.key() instanceof AnswerKey.Ordering(var correct, _, _)
                                        && (correct.size() < 4
                                                || correct.size() > 8
                                                || correct.equals(
                                                        correct.stream().sorted().toList()))))
                .isEmpty();
    }

    @Test
    void a_gap_offers_three_to_five_choices_and_says_why_each_wrong_one_is_wrong() {
        assertThat(
                        namesOf(draft ->
                                draft.content() instanceof QuestionContent.Cloze(_, var gaps)
                                        && draft.key() instanceof AnswerKey.Cloze(var keys, _)
                                        && !keys.stream().allMatch(key -> isExplained(key, gaps))))
                .isEmpty();
    }

    private static boolean isExplained(GapKey key, List<Gap> gaps) {
        if (!(key instanceof GapKey.Selection(var id, _, var credits, var feedback))) {
            return false;
        }
        var wrong =
                gaps.stream()
                        .filter(gap -> gap.id().equals(id))
                        .map(Gap.Selection.class::cast)
                        .flatMap(gap -> gap.choices().stream())
                        .map(Choice::id)
                        .filter(choice -> !credits.containsKey(choice))
                        .collect(toSet());
        return credits.size() == 1
                && wrong.size() >= 2
                && wrong.size() <= 4
                && feedback.keySet().equals(wrong);
    }

    @Test
    void words_to_pick_and_statements_say_what_to_do() {
        assertThat(
                        namesOf(draft ->
                                switch (draft.content()) {
                                    case QuestionContent.Hottext hottext ->
                                            hottext.minChoices() != hottext.maxChoices()
                                                    || hottext.maxChoices()
                                                            >= hottext.words().size()
                                                    || !hottext.stem().contains("Pick the ");
                                    case QuestionContent.TrueFalse(var stem) ->
                                            !stem.strip().endsWith("True or false?");
                                    default -> false;
                                }))
                .isEmpty();
    }

    @Test
    void interactions_beyond_choice_are_there_in_number_and_the_readme_counts_them_all()
            throws Exception {
        var byInteraction =
                drafts().collect(
                                groupingBy(
                                        draft -> draft.toDraft().content().interaction(),
                                        counting()));

        assertThat(byInteraction)
                .containsOnlyKeys(
                        Interaction.SINGLE_CHOICE,
                        Interaction.MULTIPLE_CHOICE,
                        Interaction.NUMERICAL,
                        Interaction.MATCHING,
                        Interaction.ORDERING,
                        Interaction.CLOZE,
                        Interaction.CATEGORISE,
                        Interaction.HOTTEXT,
                        Interaction.TRUE_FALSE);
        assertThat(byInteraction.get(Interaction.NUMERICAL)).isGreaterThanOrEqualTo(12);
        assertThat(byInteraction.get(Interaction.MATCHING)).isGreaterThanOrEqualTo(10);
        assertThat(byInteraction.get(Interaction.ORDERING)).isGreaterThanOrEqualTo(10);
        assertThat(byInteraction.get(Interaction.CLOZE)).isGreaterThanOrEqualTo(8);
        assertThat(byInteraction.get(Interaction.CATEGORISE)).isGreaterThanOrEqualTo(5);
        var readme =
                java.nio.file.Files.readString(
                        java.nio.file.Path.of(
                                "src/main/resources/banks/aws-developer-associate/README.md"));
        byInteraction.forEach((interaction, count) ->
                assertThat(readme)
                        .contains(
                                "| `%s` | %d |"
                                        .formatted(
                                                interaction.name().toLowerCase(Locale.ROOT),
                                                count)));
        assertThat(readme).contains(BANK.questions().size() + " questions");
    }

    /** What somebody who has finished school reads with ease. */
    private static final double STEM_GRADE_MAX = 12;

    /** A rationale is read without haste. */
    private static final double RATIONALE_GRADE_MAX = 14;

    @Test
    void no_stem_and_no_rationale_is_hard_to_read() {
        assertThat(
                        drafts().map(QuestionDraftJson::toDraft)
                                .map(draft -> draft.content().stem())
                                .filter(stem -> ReadingGrade.of(stem) > STEM_GRADE_MAX))
                .isEmpty();
        assertThat(rationales().filter(text -> ReadingGrade.of(text) > RATIONALE_GRADE_MAX))
                .isEmpty();
    }

    @Test
    void half_of_the_stems_and_rationales_are_easy_to_read() {
        assertThat(
                        median(
                                drafts().map(QuestionDraftJson::toDraft)
                                        .map(draft -> draft.content().stem())))
                .isLessThan(8);
        assertThat(median(rationales())).isLessThan(10);
    }

    private static Stream<String> rationales() {
        return drafts().map(draft -> draft.toDraft().key().explanation().rationale());
    }

    private static double median(Stream<String> texts) {
        var grades = texts.map(ReadingGrade::of).sorted().toList();
        return grades.get(grades.size() / 2);
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
        var texts = new ArrayList<String>();
        texts.add(draft.title());
        draft.with((_, text) -> {
            texts.add(text);
            return text;
        });
        return texts.stream();
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
    void every_heading_service_domain_and_task_has_a_study_note_of_300_to_700_words()
            throws Exception {
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
        var asked = drafts().flatMap(draft -> draft.topicReferences().stream()).collect(toSet());
        assertThat(noted).containsAll(asked);
        assertThat(noted)
                .contains(
                        "dva-c02/development",
                        "dva-c02/security",
                        "dva-c02/deployment",
                        "dva-c02/troubleshooting");
    }

    @Test
    void every_study_note_links_to_official_pages_and_to_no_others() {
        var links = Pattern.compile("\\]\\((?<url>[^)\\s]+)\\)|<(?<bare>https?://[^>\\s]+)>");
        var faults = new ArrayList<String>();
        for (var note : BANK.notes()) {
            var urls =
                    links.matcher(withoutCode(note.body()))
                            .results()
                            .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                            .toList();
            if (urls.size() < 2) {
                faults.add(note.name() + " has " + urls.size() + " links");
            }
            urls.stream()
                    .filter(url -> !isOfficial(url))
                    .forEach(url -> faults.add(note.name() + " links to " + url));
        }
        assertThat(faults).isEmpty();
    }

    private static boolean isOfficial(String url) {
        var address = java.net.URI.create(url);
        return "https".equals(address.getScheme()) && HOSTS.contains(address.getHost());
    }

    @Test
    void every_note_stands_for_a_topic_that_questions_ask_about() {
        var asked = drafts().flatMap(draft -> draft.topicReferences().stream()).collect(toSet());
        assertThat(
                        BANK.notes().stream()
                                .filter(note ->
                                        note.topics().isEmpty()
                                                || note.topics().stream()
                                                        .noneMatch(topic -> asks(asked, topic)))
                                .map(ShippedBank.ShippedNote::name))
                .isEmpty();
    }

    /** Whether there is a question about the topic or one below. */
    private static boolean asks(Set<String> asked, String topic) {
        return asked.contains(topic)
                || BANK.description().schemes().stream()
                        .anyMatch(scheme ->
                                scheme.topics().stream()
                                        .filter(child -> child.parent() != null)
                                        .filter(child ->
                                                topic.equals(scheme.name() + "/" + child.parent()))
                                        .anyMatch(child ->
                                                asks(asked, scheme.name() + "/" + child.name())));
    }

    private static int wordsOf(String text) {
        return text.strip().split("\\s+").length;
    }
}
