package assay.session.platform;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.BitSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who calls, and the organisation that the call works in. */
@RequestScoped
public class Caller {
    /** What an organisation's name looks like. */
    public static final String ORGANISATION_PATTERN = "[a-z0-9][a-z0-9._-]{0,63}";

    /** Characters. */
    private static final int NAME_CHARS_MAX = 500;

    /** Characters; OpenID Connect Core, section 2. */
    private static final int SUBJECT_CHARS_MAX = 255;

    /** Control characters and halves of surrogate pairs. */
    private static final BitSet UNPRESENTABLE = new BitSet();

    static {
        UNPRESENTABLE.set(Character.CONTROL);
        UNPRESENTABLE.set(Character.SURROGATE);
    }

    private static final Pattern ORGANISATION = Pattern.compile(ORGANISATION_PATTERN);

    private final SecurityIdentity identity;
    private @Nullable String organisation;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Subject of the token. */
    public String subject() {
        return identity.getPrincipal() instanceof org.eclipse.microprofile.jwt.JsonWebToken token
                ? token.getSubject()
                : identity.getPrincipal().getName();
    }

    /**
     * What to call the person: the claim {@code name}, else {@code preferred_username}, else the
     * subject. Without control characters and at most {@value #NAME_CHARS_MAX} characters, so that
     * whoever is handed it later takes it, whatever a provider lets people call themselves.
     */
    public String name() {
        if (identity.getPrincipal() instanceof org.eclipse.microprofile.jwt.JsonWebToken token) {
            for (var claim : new String[] {"name", "preferred_username"}) {
                if (token.<Object>getClaim(claim) instanceof String said) {
                    var name = presentable(said);
                    if (!name.isBlank()) {
                        return name;
                    }
                }
            }
        }
        return subject();
    }

    private static String presentable(String said) {
        return said.codePoints()
                .filter(character -> !UNPRESENTABLE.get(Character.getType(character)))
                .limit(NAME_CHARS_MAX)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    public boolean hasAnyRole(String... roles) {
        for (var role : roles) {
            if (identity.hasRole(role)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The organisation this call works in.
     *
     * @throws IllegalStateException if nothing has named the organisation yet: a hole in the
     *     filters
     */
    public String organisation() {
        if (organisation == null) {
            throw new IllegalStateException("no organisation is named for this call");
        }
        return organisation;
    }

    /**
     * Works in this organisation from now on; for internal operations, whose body names it. Call it
     * before any query.
     */
    public void actFor(String organisation) {
        if (!ORGANISATION.matcher(organisation).matches()) {
            throw new IllegalArgumentException("not an organisation: " + organisation);
        }
        this.organisation = organisation;
    }

    /** Whether the call got as far as to be known to work in an organisation. */
    public boolean isNamed() {
        return organisation != null;
    }

    /** Whether a person can be told by it, here and wherever their submissions go. */
    static boolean isSubject(@Nullable String subject) {
        return subject != null
                && !subject.isBlank()
                && Keepable.isText(subject)
                && subject.codePointCount(0, subject.length()) <= SUBJECT_CHARS_MAX;
    }

    static boolean isOrganisation(@Nullable Object claim) {
        return claim instanceof String name && ORGANISATION.matcher(name).matches();
    }
}
