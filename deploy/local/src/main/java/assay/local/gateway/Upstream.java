package assay.local.gateway;

import assay.local.service.Service;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/** Passes requests on to one service, and answers for it when it can't be reached. */
final class Upstream implements ProxyInterceptor {

    private static final int BAD_GATEWAY = 502;
    private static final String RETRY_AFTER_SECONDS = "1";

    private final Service service;
    private final HttpProxy proxy;

    Upstream(Service service, int port, HttpClient client) {
        this.service = service;
        this.proxy = HttpProxy.reverseProxy(client).origin(port, "127.0.0.1").addInterceptor(this);
    }

    void handle(HttpServerRequest request) {
        proxy.handle(request);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var request = context.request();
        var incoming = request.proxiedRequest();
        request.headers()
                .remove(HttpHeaders.EXPECT)
                .set("X-Forwarded-Proto", "http")
                .set("X-Forwarded-For", incoming.remoteAddress().hostAddress());
        if (incoming.authority() != null) {
            request.headers().set("X-Forwarded-Host", incoming.authority().toString());
        }
        return context.sendRequest()
                .map(response ->
                        response.getStatusCode() == BAD_GATEWAY ? unavailable(context) : response)
                .recover(_ -> Future.succeededFuture(unavailable(context)));
    }

    /**
     * The services never answer 502 themselves: it is what the proxy says of one that refuses or
     * drops the connection.
     */
    private ProxyResponse unavailable(ProxyContext context) {
        var problem = Problem.unavailable(service.id());
        return context.request()
                .response()
                .release()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .setBody(Body.body(problem.body(context.request().proxiedRequest().path())));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        Cors.allow(context.request().proxiedRequest(), context.response().headers());
        return context.sendResponse();
    }
}
