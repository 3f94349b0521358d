package assay.session;

/**
 * One fault of a request's body.
 *
 * @param pointer JSON Pointer to the faulty place, for example {@code /blueprint/sections/0/name}
 * @param detail what is wrong there, for people
 */
public record Fault(String pointer, String detail) {}
