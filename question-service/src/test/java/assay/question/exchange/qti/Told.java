package assay.question.exchange.qti;

import assay.question.exchange.Outgoing;
import assay.question.exchange.QuestionWriter.Losses;
import assay.question.exchange.Remark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers what a writer says. */
final class Told implements Losses {
    final Map<String, List<Remark>> written = new LinkedHashMap<>();
    final List<String> leftOut = new ArrayList<>();

    @Override
    public void written(Outgoing question, List<Remark> remarks) {
        written.put(question.name(), remarks);
    }

    @Override
    public void leftOut(Outgoing question, String reason) {
        leftOut.add(reason);
    }

    List<String> texts() {
        return written.values().stream().flatMap(List::stream).map(Remark::text).toList();
    }
}
