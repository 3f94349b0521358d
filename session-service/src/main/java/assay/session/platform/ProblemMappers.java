package assay.session.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.opentelemetry.api.trace.Span;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Turns whatever ends a request early into a problem. Nothing of the inside (class names, SQL,
 * stack traces) leaves.
 */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    RestResponse<Problem> refused(Refused refused, UriInfo uri) {
        return reply(refused, uri);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    RestResponse<Problem> unauthenticated(UriInfo uri) {
        var refused =
                Refused.because(CommonProblem.UNAUTHENTICATED, "A valid bearer token is required.");
        return reply(refused.withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer"), uri);
    }

    @ServerExceptionMapper
    RestResponse<Problem> forbidden(ForbiddenException e, UriInfo uri) {
        return reply(
                Refused.because(
                        CommonProblem.FORBIDDEN,
                        "The token's roles and permissions do not allow this operation."),
                uri);
    }

    /** Constraints on parameters (the body is checked by {@link Validation}). */
    @ServerExceptionMapper
    RestResponse<Problem> parameters(ConstraintViolationException e, UriInfo uri) {
        var faults =
                e.getConstraintViolations().stream()
                        .map(violation -> {
                            var name = "";
                            for (var node : violation.getPropertyPath()) {
                                name = node.getName();
                            }
                            return Fault.inParameter(name, name + " " + violation.getMessage());
                        })
                        .toList();
        var detail = faults.stream().map(Fault::detail).collect(Collectors.joining("; "));
        return reply(Refused.because(CommonProblem.MALFORMED_REQUEST, detail, faults), uri);
    }

    @ServerExceptionMapper
    RestResponse<Problem> json(JsonProcessingException e, UriInfo uri) {
        return reply(unreadable(e), uri);
    }

    /** Listed apart from its parents, because the framework maps it itself otherwise. */
    @ServerExceptionMapper
    RestResponse<Problem> mismatch(MismatchedInputException e, UriInfo uri) {
        return reply(unreadable(e), uri);
    }

    @ServerExceptionMapper
    RestResponse<Problem> web(WebApplicationException e, UriInfo uri) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException json) {
                return reply(unreadable(json), uri);
            }
            if (cause instanceof Refused refused) {
                return reply(refused, uri);
            }
        }
        return reply(
                switch (e.getResponse().getStatus()) {
                    case 400 ->
                            Refused.because(
                                    CommonProblem.MALFORMED_REQUEST, "The request cannot be read.");
                    case 404 ->
                            Refused.because(
                                    CommonProblem.NO_SUCH_PATH, "Nothing is found at this path.");
                    case 405 -> notAllowed(e);
                    case 406 ->
                            Refused.because(
                                    CommonProblem.NOT_ACCEPTABLE,
                                    "This operation answers application/json only.");
                    case 413 ->
                            Refused.because(CommonProblem.BODY_TOO_LARGE, "The body is too large.");
                    case 415 ->
                            Refused.because(
                                    CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                                    "This operation takes application/json only.");
                    default -> failure(e);
                },
                uri);
    }

    /** Listed apart from its parent, because the framework maps it itself otherwise. */
    @ServerExceptionMapper
    RestResponse<Problem> notFound(NotFoundException e, UriInfo uri) {
        return web(e, uri);
    }

    @ServerExceptionMapper
    RestResponse<Problem> anythingElse(Throwable e, UriInfo uri) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return reply(refused, uri);
            }
            if (cause instanceof SQLException sql && isOutage(sql)) {
                LOG.warnf("The database is unavailable: %s", sql.getMessage());
                return reply(
                        Refused.because(
                                        CommonProblem.UNAVAILABLE,
                                        "The service cannot reach its database; try again.")
                                .withHeader(HttpHeaders.RETRY_AFTER, "2"),
                        uri);
            }
            if (cause instanceof SQLException sql && isUnkeepable(sql)) {
                LOG.warn("The database cannot keep what it was given", e);
                return reply(
                        Refused.because(
                                CommonProblem.MALFORMED_REQUEST,
                                "The request has a value that cannot be kept."),
                        uri);
            }
        }
        return reply(failure(e), uri);
    }

    /**
     * Data exceptions (class 22), such as a number out of range. A net below what operations check
     * themselves: a place that ends here has a check missing.
     */
    private static boolean isUnkeepable(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("22");
    }

    /**
     * Connection failures (class 08), shutdown of the server (57P), too many connections (53),
     * waits for a connection.
     */
    private static boolean isOutage(SQLException e) {
        var state = e.getSQLState();
        return state == null
                ? String.valueOf(e.getMessage()).contains("cquisition timeout")
                : state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }

    private static Refused notAllowed(WebApplicationException e) {
        var refused =
                Refused.because(
                        CommonProblem.METHOD_NOT_ALLOWED, "This path does not answer this method.");
        var allowed =
                e instanceof NotAllowedException
                        ? e.getResponse().getHeaderString(HttpHeaders.ALLOW)
                        : null;
        return allowed == null ? refused : refused.withHeader(HttpHeaders.ALLOW, allowed);
    }

    private static Refused failure(Throwable e) {
        LOG.error("A request failed", e);
        var trace = Span.current().getSpanContext();
        return Refused.because(
                CommonProblem.INTERNAL_ERROR,
                trace.isValid()
                        ? "The service failed; the trace %s tells where."
                                .formatted(trace.getTraceId())
                        : "The service failed.");
    }

    private static RestResponse<Problem> reply(Refused refused, UriInfo uri) {
        var reply =
                RestResponse.ResponseBuilder.<Problem>create(refused.type().status())
                        .entity(refused.problem(uri.getPath()))
                        .type(Problem.MEDIA_TYPE);
        refused.headers().forEach(reply::header);
        return reply.build();
    }

    private static Refused unreadable(JsonProcessingException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused; // found while reading, such as a body that turns out too large
            }
        }
        if (e instanceof KeepableModule.Refusal) {
            return Refused.invalid(
                    List.of(Fault.inBody(pointerOf(e), String.valueOf(e.getOriginalMessage()))));
        }
        var fault = Fault.inBody(pointerOf(e), whatIsWrong(e));
        return Refused.because(CommonProblem.MALFORMED_REQUEST, fault.detail(), List.of(fault));
    }

    private static String whatIsWrong(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                    "There is no property \"%s\" here.".formatted(unknown.getPropertyName());
            case InvalidTypeIdException unknown when unknown.getTypeId() == null ->
                    "The property \"type\" is missing.";
            case InvalidTypeIdException unknown ->
                    "There is no type \"%s\" here.".formatted(unknown.getTypeId());
            case InvalidFormatException format ->
                    "\"%s\" is not %s."
                            .formatted(format.getValue(), nameOf(format.getTargetType()));
            case MismatchedInputException mismatch ->
                    "The value is not %s.".formatted(nameOf(mismatch.getTargetType()));
            case JsonMappingException _ -> "The value does not fit here.";
            default -> "The body is not JSON%s.".formatted(placeOf(e));
        };
    }

    private static String placeOf(JsonProcessingException e) {
        var place = e.getLocation();
        return place == null
                ? ""
                : ": see line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
    }

    private static String nameOf(@Nullable Class<?> type) {
        if (type == null) {
            return "what belongs here";
        }
        if (type.isEnum()) {
            return java.util.Arrays.stream(type.getEnumConstants())
                    .map(value -> ((Enum<?>) value).name().toLowerCase(java.util.Locale.ROOT))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == java.util.UUID.class) {
            return "a UUID";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class
                || type == Integer.class
                || type == long.class
                || type == Long.class) {
            return "a whole number in range";
        }
        if (type == java.time.Duration.class) {
            return "an ISO 8601 duration such as PT75S";
        }
        if (type == java.time.Instant.class) {
            return "an RFC 3339 time such as 2026-11-30T09:00:00Z";
        }
        if (type == java.time.LocalDate.class) {
            return "a date such as 2026-11-30";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (java.util.Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return type.isRecord() || java.util.Map.class.isAssignableFrom(type) || type.isInterface()
                ? "an object"
                : "what belongs here";
    }

    private static String pointerOf(JsonProcessingException e) {
        return e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null
                                        ? "/" + step.getIndex()
                                        : Fault.step(step.getFieldName()))
                        .collect(Collectors.joining())
                : "";
    }
}
