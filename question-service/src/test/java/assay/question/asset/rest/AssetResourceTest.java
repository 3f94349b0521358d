package assay.question.asset.rest;

import static assay.question.asset.AssetSamples.hashOf;
import static assay.question.asset.AssetSamples.mp3;
import static assay.question.asset.AssetSamples.newPicture;
import static assay.question.asset.AssetSamples.pdf;
import static assay.question.asset.AssetSamples.svg;
import static assay.question.asset.AssetSamples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import assay.question.platform.Api;
import assay.question.platform.Issuer;
import assay.question.platform.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class AssetResourceTest {
    private static final int BYTES_MAX = 10 * 1024 * 1024;

    private static Response upload(RequestSpecification who, String type, byte[] file) {
        return who.contentType(type).body(file).post("/v1/assets");
    }

    private static Response uploaded(byte[] file) {
        var reply = upload(Api.author(), "application/octet-stream", file);
        reply.then().statusCode(201);
        return reply;
    }

    private static RequestSpecification reader() {
        return Api.author().accept("*/*");
    }

    private static void assertProblem(Response reply, int status, String slug) {
        reply.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:assay:problem:" + slug));
    }

    @Test
    void a_picture_is_named_by_the_hash_of_its_bytes_and_typed_by_them() {
        var picture = newPicture();

        var reply = upload(Api.author(), "text/html", picture);

        reply.then()
                .statusCode(201)
                .header("Location", "/v1/assets/" + hashOf(picture))
                .body("hash", equalTo(hashOf(picture)))
                .body("mediaType", equalTo("image/png"))
                .body("bytes", equalTo(picture.length))
                .body("width", equalTo(3))
                .body("height", equalTo(2))
                .body("usedByVersions", equalTo(0));
        reader().get("/v1/assets/{hash}/metadata", hashOf(picture))
                .then()
                .statusCode(200)
                .body("hash", equalTo(hashOf(picture)));
    }

    @Test
    void the_same_bytes_are_one_asset() {
        var picture = newPicture();
        var first = uploaded(picture);

        var again = upload(Api.admin(), "image/png", picture);

        again.then().statusCode(200).header("Location", first.header("Location"));
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void it_is_served_to_be_kept_and_to_do_nothing() {
        var picture = newPicture();
        var hash = hashOf(picture);
        uploaded(picture);

        var reply = reader().get("/v1/assets/{hash}", hash);

        reply.then()
                .statusCode(200)
                .header("Content-Type", "image/png")
                .header("Content-Length", Integer.toString(picture.length))
                .header("ETag", "\"" + hash + "\"")
                .header("Cache-Control", "private, max-age=31536000, immutable")
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .header(
                        "Content-Disposition",
                        "inline; filename=\"" + hash.substring(0, 16) + ".png\"");
        assertThat(reply.asByteArray()).isEqualTo(picture);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "image/*",
                "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5"
            })
    void who_asks_for_pictures_gets_them(String accept) {
        var picture = newPicture();
        uploaded(picture);

        var reply = asking(accept).get("/v1/assets/{hash}", hashOf(picture));

        reply.then().statusCode(200).header("Content-Type", "image/png");
        assertThat(reply.asByteArray()).isEqualTo(picture);
        asking(accept)
                .head("/v1/assets/{hash}", hashOf(picture))
                .then()
                .statusCode(200)
                .header("Content-Type", "image/png");
        assertProblem(
                asking(accept).get("/v1/assets/{hash}", "0".repeat(64)), 404, "no-such-asset");
    }

    /** Not held against the contract, whose validator takes its wildcard for a type. */
    private static RequestSpecification asking(String accept) {
        return RestAssured.given()
                .filter(Api.HEADERS)
                .auth()
                .oauth2(Issuer.tokenOf("ada", "author"))
                .accept(accept);
    }

    @Test
    void a_head_tells_as_much_without_the_bytes() {
        var picture = newPicture();
        uploaded(picture);

        var reply = reader().head("/v1/assets/{hash}", hashOf(picture));

        reply.then()
                .statusCode(200)
                .header("Content-Type", "image/png")
                .header("Content-Length", Integer.toString(picture.length))
                .header("ETag", "\"" + hashOf(picture) + "\"");
        assertThat(reply.asByteArray()).isEmpty();
        // a refusal has no body here, which the contract's validator does not know
        RestAssured.given()
                .auth()
                .oauth2(Issuer.tokenOf("ada", "author"))
                .head("/v1/assets/{hash}", "0".repeat(64))
                .then()
                .statusCode(404);
    }

    @Test
    void who_has_it_is_told_so() {
        var picture = newPicture();
        var tag = "\"" + hashOf(picture) + "\"";
        uploaded(picture);

        for (var known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            var reply =
                    reader().header("If-None-Match", known)
                            .get("/v1/assets/{hash}", hashOf(picture));
            reply.then().statusCode(304).header("ETag", tag);
            assertThat(reply.asByteArray()).isEmpty();
        }
        reader().header("If-None-Match", "\"other\"")
                .get("/v1/assets/{hash}", hashOf(picture))
                .then()
                .statusCode(200);
    }

    @Test
    void a_part_is_served_alone() {
        var picture = newPicture();
        var length = picture.length;
        uploaded(picture);

        var part = reader().header("Range", "bytes=1-3").get("/v1/assets/{hash}", hashOf(picture));
        part.then()
                .statusCode(206)
                .header("Content-Range", "bytes 1-3/" + length)
                .header("Content-Length", "3");
        assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(picture, 1, 4));
        var end = reader().header("Range", "bytes=-2").get("/v1/assets/{hash}", hashOf(picture));
        assertThat(end.asByteArray()).isEqualTo(Arrays.copyOfRange(picture, length - 2, length));

        var beyond =
                reader().header("Range", "bytes=%d-".formatted(length))
                        .get("/v1/assets/{hash}", hashOf(picture));
        assertProblem(beyond, 416, "range-not-satisfiable");
        beyond.then().header("Content-Range", "bytes */" + length);
        reader().header("Range", "bytes=0-0,2-2")
                .get("/v1/assets/{hash}", hashOf(picture))
                .then()
                .statusCode(200);
    }

    @Test
    void a_part_of_something_else_is_the_whole() {
        var picture = newPicture();
        uploaded(picture);

        reader().header("Range", "bytes=0-0")
                .header("If-Range", "\"" + hashOf(picture) + "\"")
                .get("/v1/assets/{hash}", hashOf(picture))
                .then()
                .statusCode(206);
        for (var other : List.of("\"other\"", "Mon, 30 Nov 2026 09:00:00 GMT")) {
            reader().header("Range", "bytes=0-0")
                    .header("If-Range", other)
                    .get("/v1/assets/{hash}", hashOf(picture))
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void an_asset_larger_than_a_slice_comes_whole() {
        var sound = Arrays.copyOf(mp3(), 1_000_003);
        for (var i = 64; i < sound.length; i++) {
            sound[i] = (byte) (i * 31);
        }
        uploaded(sound);

        assertThat(reader().get("/v1/assets/{hash}", hashOf(sound)).asByteArray()).isEqualTo(sound);
        assertThat(
                        reader().header("Range", "bytes=262140-600000")
                                .get("/v1/assets/{hash}", hashOf(sound))
                                .asByteArray())
                .isEqualTo(Arrays.copyOfRange(sound, 262_140, 600_001));
    }

    @Test
    void an_asset_may_be_as_large_as_the_setting_and_one_byte_larger_is_too_large() {
        var largest = Arrays.copyOf(pdf(), BYTES_MAX);

        upload(Api.author(), "application/pdf", largest).then().statusCode(201);
        assertProblem(
                upload(Api.author(), "application/pdf", Arrays.copyOf(pdf(), BYTES_MAX + 1)),
                413,
                "body-too-large");
    }

    @Test
    void what_pages_cannot_show_is_saved_to_a_file() {
        var file = text("Words.\n");
        uploaded(file);

        reader().get("/v1/assets/{hash}", hashOf(file))
                .then()
                .header("Content-Type", "text/plain")
                .header("Content-Disposition", containsString("attachment; filename="));
    }

    @Test
    void a_file_is_refused_for_what_it_is_whatever_it_is_called() {
        assertProblem(
                upload(Api.author(), "image/png", text("<html><script>alert(1)</script></html>")),
                415,
                "asset-type-not-allowed");
        assertProblem(
                upload(Api.author(), "image/png", text("#!/bin/sh\necho x\n")),
                415,
                "asset-type-not-allowed");
        Api.author()
                .contentType("multipart/form-data; boundary=x")
                .body(text("--x\r\n\r\nwords\r\n--x--\r\n"))
                .post("/v1/assets")
                .then()
                .statusCode(415)
                .body("detail", containsString("not a form"));
    }

    @Test
    void no_bytes_are_no_asset() {
        assertProblem(upload(Api.author(), "image/png", new byte[0]), 400, "malformed-request");
    }

    @Test
    void a_drawing_is_stored_harmless_under_the_hash_of_what_is_stored() {
        var drawing =
                svg("<script>alert(1)</script><g onload=\"alert(1)\"><rect width=\"9\"/></g>");

        var stored = uploaded(drawing);

        var hash = stored.<String>path("hash");
        assertThat(hash).isNotEqualTo(hashOf(drawing));
        stored.then()
                .body("mediaType", equalTo("image/svg+xml"))
                .body("width", equalTo(40))
                .body("height", equalTo(30));
        var bytes = reader().get("/v1/assets/{hash}", hash).asByteArray();
        assertThat(hashOf(bytes)).isEqualTo(hash);
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("<rect")
                .doesNotContain("alert");
        upload(Api.author(), "image/svg+xml", bytes)
                .then()
                .statusCode(200)
                .body("hash", equalTo(hash));
    }

    @Test
    void a_drawing_that_is_a_bomb_is_refused() {
        assertProblem(
                upload(
                        Api.author(),
                        "image/svg+xml",
                        text(
                                "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                                        + "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>&b;</text></svg>")),
                422,
                "asset-unreadable");
        assertProblem(
                upload(Api.author(), "image/svg+xml", svg("<g id=\"a\"><use href=\"#a\"/></g>")),
                422,
                "asset-unreadable");
    }

    @Test
    void a_file_without_a_size_has_none() {
        uploaded(text("Some more words.\n"))
                .then()
                .body("width", nullValue())
                .body("height", nullValue());
    }

    @Test
    void assets_are_listed_page_by_page() {
        var hashes = new ArrayList<String>();
        for (var i = 0; i < 3; i++) {
            hashes.add(uploaded(newPicture()).path("hash"));
        }

        var listed = new ArrayList<String>();
        String cursor = null;
        do {
            var request = Api.author().queryParam("limit", 2);
            var page =
                    (cursor == null ? request : request.queryParam("cursor", cursor))
                            .get("/v1/assets");
            page.then().statusCode(200);
            listed.addAll(page.<List<String>>path("items.hash"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        assertThat(listed).containsSubsequence(hashes).doesNotHaveDuplicates();
    }

    @Test
    void one_organisation_cannot_tell_what_another_has() {
        var picture = newPicture();
        var hash = hashOf(picture);
        uploaded(picture);

        assertProblem(
                Api.stranger().accept("*/*").get("/v1/assets/{hash}", hash), 404, "no-such-asset");
        assertProblem(Api.stranger().get("/v1/assets/{hash}/metadata", hash), 404, "no-such-asset");
        Api.stranger().get("/v1/assets?limit=200").then().body("items.hash", not(hasItem(hash)));
        upload(Api.stranger(), "image/png", picture)
                .then()
                .statusCode(201)
                .body("usedByVersions", equalTo(0));
    }

    @Test
    void what_is_no_hash_names_no_asset() {
        for (var hash : List.of("x", "0".repeat(63), "0".repeat(65), "A".repeat(64))) {
            assertProblem(reader().get("/v1/assets/{hash}", hash), 404, "no-such-asset");
        }
    }

    @Test
    void candidates_load_nothing_here_and_instructors_upload_nothing() {
        var picture = newPicture();
        uploaded(picture);

        Api.candidate()
                .accept("*/*")
                .get("/v1/assets/{hash}", hashOf(picture))
                .then()
                .statusCode(403);
        upload(Api.candidate(), "image/png", picture).then().statusCode(403);
        upload(Api.instructor(), "image/png", picture).then().statusCode(403);
        Api.instructor()
                .accept("*/*")
                .get("/v1/assets/{hash}", hashOf(picture))
                .then()
                .statusCode(200);
        Api.anonymous()
                .accept("*/*")
                .get("/v1/assets/{hash}", hashOf(picture))
                .then()
                .statusCode(401);
    }
}
