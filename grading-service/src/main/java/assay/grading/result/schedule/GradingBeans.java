package assay.grading.result.schedule;

import assay.grading.key.AnswerKeys;
import assay.grading.result.GradingObserver;
import assay.grading.result.GradingSubmissions;
import assay.grading.result.GradingTasks;
import assay.grading.result.Organisations;
import assay.grading.result.Results;
import assay.grading.submission.Submissions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the use cases together: they know nothing of the framework. */
class GradingBeans {
    @Produces
    @Singleton
    GradingSubmissions gradingSubmissions(
            GradingTasks tasks,
            Submissions submissions,
            AnswerKeys keys,
            Results results,
            Organisations organisations,
            GradingObserver observer,
            InstantSource clock) {
        return new GradingSubmissions(
                tasks, submissions, keys, results, organisations, observer, clock);
    }
}
