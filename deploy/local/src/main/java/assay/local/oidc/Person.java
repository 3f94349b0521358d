package assay.local.oidc;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can get a token in the local run. The password is the user name.
 *
 * @param organisation null for the one person who has none, so that clients can try what happens
 *     then
 */
public record Person(
        String username,
        String name,
        @Nullable String organisation,
        List<String> roles,
        String purpose) {

    public static final List<Person> ALL =
            List.of(
                    new Person(
                            "ada",
                            "Ada Author",
                            "demo",
                            List.of("author"),
                            "writes banks and questions"),
                    new Person(
                            "ines",
                            "Ines Instructor",
                            "demo",
                            List.of("instructor"),
                            "publishes exams, sees results"),
                    new Person(
                            "carl", "Carl Candidate", "demo", List.of("candidate"), "takes exams"),
                    new Person(
                            "carl2",
                            "Carla Candidate",
                            "demo",
                            List.of("candidate"),
                            "another candidate"),
                    new Person(
                            "carl3",
                            "Carlos Candidate",
                            "demo",
                            List.of("candidate"),
                            "another candidate"),
                    new Person(
                            "carl4",
                            "Caroline Candidate",
                            "demo",
                            List.of("candidate"),
                            "another candidate"),
                    new Person(
                            "root",
                            "Root Admin",
                            "demo",
                            List.of("admin"),
                            "may do what author and instructor may"),
                    new Person(
                            "olga",
                            "Olga Other",
                            "other",
                            List.of("instructor", "author", "candidate"),
                            "of another organisation: sees nothing of demo"),
                    new Person(
                            "nora",
                            "Nora Nowhere",
                            null,
                            List.of("candidate"),
                            "of no organisation: refused everywhere"));

    static Optional<Person> signedIn(String username, String password) {
        return ALL.stream()
                .filter(person ->
                        person.username().equals(username) && person.username().equals(password))
                .findFirst();
    }
}
