package assay.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The instructions of a Dockerfile, in order, with continued lines joined. */
record Dockerfile(List<Instruction> instructions) {
    record Instruction(String keyword, String arguments) {}

    static Dockerfile of(String text) {
        var joined = new ArrayList<String>();
        var line = new StringBuilder();
        for (var part : text.lines().filter(own -> !own.strip().startsWith("#")).toList()) {
            if (part.endsWith("\\")) {
                line.append(part, 0, part.length() - 1).append(' ');
            } else {
                joined.add(line.append(part).toString().strip());
                line.setLength(0);
            }
        }
        return new Dockerfile(
                joined.stream()
                        .filter(whole -> !whole.isEmpty())
                        .map(whole -> whole.split("\\s+", 2))
                        .map(parts -> new Instruction(parts[0], parts.length > 1 ? parts[1] : ""))
                        .toList());
    }

    Stream<String> all(String keyword) {
        return instructions.stream()
                .filter(instruction -> instruction.keyword().equals(keyword))
                .map(Instruction::arguments);
    }

    /**
     * The arguments of the last instruction of that keyword.
     *
     * @throws AssertionError if there is none
     */
    String last(String keyword) {
        return all(keyword)
                .reduce((_, last) -> last)
                .orElseThrow(() -> new AssertionError("no " + keyword));
    }

    /** Paths in the build context that are copied into the image, in order. */
    List<String> copied() {
        return all("COPY")
                .filter(arguments -> !arguments.contains("--from="))
                .map(arguments -> arguments.replaceAll("--\\S+\\s+", "").split("\\s+", 2)[0])
                .toList();
    }
}
