package assay.local.page;

import assay.local.oidc.Person;
import assay.local.service.Service;
import io.vertx.ext.web.Router;
import java.util.stream.Collectors;

/** The page at {@code /}: what runs, who can sign in, how to get on. */
public final class LandingPage {

    private static final String FOLDER = "/assay/local/page/";

    private LandingPage() {}

    /** Adds the page's paths. */
    public static void mount(Router router, String origin) {
        var page = Asset.of(FOLDER + "index.html", Asset.STRICT);
        var text =
                page.text()
                        .replace("{{origin}}", origin)
                        .replace(
                                "{{people}}",
                                Person.ALL.stream()
                                        .map(LandingPage::row)
                                        .collect(Collectors.joining()));
        for (var service : Service.values()) {
            text = text.replace("{{%s}}".formatted(service.id()), paths(service));
        }
        var filled = page.with(text);
        router.get("/").handler(filled::send);
        for (var name : new String[] {"style.css", "token.js", "landing.js", "icon.svg"}) {
            var asset = Asset.of(FOLDER + name, Asset.STRICT);
            router.get("/page/" + name).handler(asset::send);
        }
    }

    private static String paths(Service service) {
        return service.publicPaths().stream()
                .map("<code>%s</code>"::formatted)
                .collect(Collectors.joining(" "));
    }

    private static String row(Person person) {
        var organisation = person.organisation();
        return """
          <tr>
            <th scope="row"><code>%1$s</code></th>
            <td>%2$s</td>
            <td>%3$s</td>
            <td>%4$s</td>
            <td><button type="button" data-user="%1$s">Copy token<span class="hidden"> of %1$s</span></button></td>
          </tr>
        """
                .formatted(
                        person.username(),
                        organisation == null ? "none" : organisation,
                        String.join(", ", person.roles()),
                        person.purpose());
    }
}
