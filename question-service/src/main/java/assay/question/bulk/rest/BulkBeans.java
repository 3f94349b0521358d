package assay.question.bulk.rest;

import assay.question.bulk.ChangingQuestion;
import assay.question.content.QuestionLife;
import assay.question.content.Questions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the use cases, which know nothing of their surroundings. */
class BulkBeans {
    @Produces
    @Singleton
    ChangingQuestion changingQuestion(Questions questions, QuestionLife life) {
        return new ChangingQuestion(questions, life);
    }
}
