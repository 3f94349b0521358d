package assay.local.oidc;

import java.util.List;

/**
 * A service that calls others with a token of its own.
 *
 * @param permissions what its tokens allow, each like {@code pools:read}
 */
public record ServiceClient(String id, String secret, List<String> permissions) {

    @Override
    public String toString() {
        return "ServiceClient[" + id + "]";
    }
}
