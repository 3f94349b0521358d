package assay.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import assay.local.gateway.Gateway;
import assay.local.oidc.OidcProvider;
import assay.local.oidc.Person;
import assay.local.service.Service;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.htmlunit.BrowserVersion;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The page as a browser shows it, at a gateway that listens. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LandingPageTest {

    private static final int SCRIPT_MILLIS_MAX = 10_000;

    private static final Vertx vertx = Vertx.vertx();
    private static final HttpServer sessions = sessionService();
    private static final Gateway gateway = listen(vertx);

    private final WebClient browser = browser();

    @BeforeAll
    static void mountTheProvider() {
        new OidcProvider(gateway.origin(), List.of(), InstantSource.system())
                .mount(gateway.router());
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
    }

    @AfterAll
    static void stop() {
        close(vertx);
        sessions.stop(0);
    }

    @Test
    void one_click_copies_a_token_of_each_person_that_the_published_key_confirms()
            throws Exception {
        var page = open(gateway);
        giveClipboard(page, "window.copied = text; return Promise.resolve();");

        assertThat(page.querySelectorAll("button[data-user]")).hasSameSizeAs(Person.ALL);
        for (var person : Person.ALL) {
            click(page, person.username());

            assertThat(said(page))
                    .isEqualTo("The token of %s is in the clipboard.".formatted(person.username()));
            var claims = verified(copied(page));
            assertThat(claims.getSubject()).isEqualTo(person.username());
            assertThat(claims.getStringListClaim("roles")).isEqualTo(person.roles());
            assertThat(claims.getStringClaim("org")).isEqualTo(person.organisation());
        }
        assertThat(tokenField(page).isDisplayed()).isFalse();
    }

    @Test
    void where_the_browser_forbids_the_clipboard_the_token_is_shown_selected() throws Exception {
        var page = open(gateway);
        giveClipboard(page, "return Promise.reject(new Error('forbidden'));");

        click(page, "ines");

        assertShown(page, "ines");
    }

    @Test
    void where_the_browser_has_no_clipboard_for_pages_the_token_is_shown_selected()
            throws Exception {
        var page = open(gateway);

        click(page, "root");

        assertShown(page, "root");
    }

    @Test
    void the_exams_are_listed_by_title_and_name() throws Exception {
        assertThat(open(gateway).getElementById("exam-list").asNormalizedText())
                .isEqualTo("A <b>taste</b> (taster)");
    }

    @Test
    void the_page_leads_to_the_reference() throws Exception {
        assertThat(open(gateway).getAnchorByText("API reference").getHrefAttribute())
                .isEqualTo("/reference/");
    }

    @Test
    void when_the_provider_gives_no_token_the_page_says_what_it_answers() throws Exception {
        var page = open(listen(vertx));

        click(page, "ada");

        assertThat(said(page)).isEqualTo("No token of ada: the OpenID provider answers 404.");
        assertThat(page.getElementById("exam-list").asNormalizedText())
                .isEqualTo("The exams can't be listed just now: the OpenID provider answers 404.");
        assertThat(tokenField(page).isDisplayed()).isFalse();
    }

    @Test
    void when_the_run_has_ended_the_page_says_so() throws Exception {
        var ending = Vertx.vertx();
        var page = open(listen(ending));
        close(ending);

        click(page, "carl");

        assertThat(said(page))
                .isEqualTo("No token of carl: the local run does not answer. Is it still running?");
        assertThat(tokenField(page).isDisplayed()).isFalse();
    }

    private HtmlPage open(Gateway opened) throws IOException {
        HtmlPage page = browser.getPage(opened.origin() + "/");
        browser.waitForBackgroundJavaScript(SCRIPT_MILLIS_MAX);
        return page;
    }

    private void click(HtmlPage page, String username) throws IOException {
        HtmlButton button = page.querySelector("button[data-user='" + username + "']");
        button.click();
        browser.waitForBackgroundJavaScript(SCRIPT_MILLIS_MAX);
    }

    /** This browser has no clipboard of its own; the page is given one with this way to write. */
    private static void giveClipboard(HtmlPage page, String writeText) {
        page.executeJavaScript(
                "navigator.clipboard = { writeText: function (text) { %s } };"
                        .formatted(writeText));
    }

    private static String copied(HtmlPage page) {
        return (String) page.executeJavaScript("window.copied").getJavaScriptResult();
    }

    private static void assertShown(HtmlPage page, String username) throws Exception {
        assertThat(said(page))
                .isEqualTo("The token of %s, to be copied by hand:".formatted(username));
        assertThat(tokenField(page).isDisplayed()).isTrue();
        assertThat(verified(tokenField(page).getText()).getSubject()).isEqualTo(username);
        assertThat(tokenField(page).getSelectedText()).isEqualTo(tokenField(page).getText());
    }

    private static String said(HtmlPage page) {
        return page.getElementById("said").asNormalizedText();
    }

    private static HtmlTextArea tokenField(HtmlPage page) {
        return (HtmlTextArea) page.getElementById("token");
    }

    private static JWTClaimsSet verified(String token) throws Exception {
        var jwt = SignedJWT.parse(token);
        var keys = JWKSet.load(URI.create(gateway.origin() + "/oidc/jwks").toURL());
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
        assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
        return jwt.getJWTClaimsSet();
    }

    private static WebClient browser() {
        var browser = new WebClient(BrowserVersion.CHROME);
        browser.getOptions().setFetchPolyfillEnabled(true);
        return browser;
    }

    private static Gateway listen(Vertx vertx) {
        return Gateway.listen(
                vertx,
                0,
                Map.of(Service.SESSION, sessions.getAddress().getPort()),
                listening -> LandingPage.mount(listening.router(), listening.origin()));
    }

    private static HttpServer sessionService() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var exams =
                    """
                    {"items": [{"title": "A <b>taste</b>", "name": "taster"}], "nextCursor": null}\
                    """
                            .getBytes(StandardCharsets.UTF_8);
            server.createContext(
                    "/v1/exams",
                    exchange -> {
                        exchange.sendResponseHeaders(200, exams.length);
                        exchange.getResponseBody().write(exams);
                        exchange.close();
                    });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(Vertx closed) {
        closed.close().toCompletionStage().toCompletableFuture().join();
    }
}
