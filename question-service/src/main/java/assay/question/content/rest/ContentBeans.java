package assay.question.content.rest;

import assay.question.bank.Banks;
import assay.question.content.QuestionLife;
import assay.question.content.Questions;
import assay.question.content.Uses;
import assay.question.history.Histories;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the use cases, which know nothing of their surroundings. */
class ContentBeans {
    @Produces
    @Singleton
    QuestionLife questionLife(Questions questions, Banks banks, Uses uses, Histories histories) {
        return new QuestionLife(questions, banks, uses, histories);
    }
}
