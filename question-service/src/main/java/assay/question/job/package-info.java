/**
 * Long work in the background: imports, exports, changes of many questions.
 *
 * <p>A feature that has such work
 *
 * <ol>
 *   <li>implements {@link assay.question.job.JobRunner} for a kind of its own, as a bean;
 *   <li>creates a job with {@link assay.question.job.Jobs#create} in the transaction that answers
 *       the client with 202;
 *   <li>shows it with {@code JobJson} and its report with {@code JobLineJson} under a path of its
 *       own, and cancels it with {@link assay.question.job.Jobs#cancel}.
 * </ol>
 *
 * <p>Everything else happens here: any replica takes the job up, does it step by step, goes on with
 * it after a crash, tells its progress and ends it.
 */
@NullMarked
package assay.question.job;

import org.jspecify.annotations.NullMarked;
