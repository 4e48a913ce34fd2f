package dev.stopgap.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * The chat services, each by one POST of JSON to a room's webhook: the house's own servers directly, all others through the
 * proxy of {@code stopgap.fetch.*} if there is one. Redirects are not followed.
 */
class ChatServices implements ChatTransport, AutoCloseable {

    private static final int LONGEST_SUBJECT = 150;
    private static final int LONGEST_ANSWER = 200;
    private static final String REACHED = "reached"; // of a request: it has got past the proxy
    // "Try again": too early, too many. Everything else below 500 will not change by itself.
    private static final Set<Integer> LATER = Set.of(408, 425, 429);
    // A gateway that has waited in vain: the post may have got through.
    private static final int GATEWAY_GAVE_UP = 504;

    private final ObjectMapper json;
    private final CloseableHttpClient directly;
    private final CloseableHttpClient outwards;

    ChatServices(ObjectMapper json, String proxy, String proxyUser, String proxyPassword) {
        this.json = json;
        this.directly = client("", "", "");
        this.outwards = proxy.isBlank() ? directly : client(proxy, proxyUser, proxyPassword);
    }

    private static CloseableHttpClient client(String proxy, String user, String password) {
        var client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(5))
                                .setSocketTimeout(Timeout.ofSeconds(15))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofSeconds(15))
                        .build())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .addExecInterceptorAfter(ChainElement.CONNECT.name(), REACHED, (request, scope, chain) -> {
                    scope.clientContext.setAttribute(REACHED, true);
                    return chain.proceed(request, scope);
                });
        if (!proxy.isBlank()) {
            // The module source, whose setting it is, has said at the start what is wrong with it.
            URI address = URI.create(proxy);
            var host = new HttpHost(address.getScheme(), address.getHost(), address.getPort());
            client.setProxy(host);
            if (!user.isBlank() && !password.isBlank()) {
                var credentials = new BasicCredentialsProvider();
                credentials.setCredentials(
                        new AuthScope(host), new UsernamePasswordCredentials(user, password.toCharArray()));
                client.setDefaultCredentialsProvider(credentials);
            }
        }
        return client.build();
    }

    @Override
    public void send(ChatPost post) {
        ChatRoom room = post.room();
        var request = new HttpPost(room.webhook());
        request.setEntity(new StringEntity(body(post), ContentType.APPLICATION_JSON));
        var context = HttpClientContext.create();
        try {
            (room.own() ? directly : outwards).execute(request, context, response -> {
                // A proxy that refuses the way answers in the service's stead.
                if (context.getAttribute(REACHED) == null) {
                    throw new NotSent(
                            "the proxy answers " + response.getCode() + " for "
                                    + room.webhook().getHost(),
                            null);
                }
                return look(room, response);
            });
        } catch (UnknownHostException
                | ConnectException
                | NoRouteToHostException
                | ConnectTimeoutException
                | SSLException e) {
            throw new NotSent(room.webhook().getHost() + " cannot be reached: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    room.webhook().getHost() + " has not answered; the post may have arrived: " + e.getMessage(), e);
        }
    }

    private String body(ChatPost post) {
        String subject = cut(ChatFormat.plain(post.subject()), LONGEST_SUBJECT);
        String text = ChatFormat.plain(post.text());
        try {
            return json.writeValueAsString(post.room().format().body(subject, text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private static Void look(ChatRoom room, ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        if (status < 300) {
            return null;
        }
        String answer = room.webhook().getHost() + " answers " + status + words(response.getEntity(), room);
        if (status == GATEWAY_GAVE_UP) {
            throw new IllegalStateException(answer + "; the post may have arrived");
        }
        if (status >= 500 || LATER.contains(status)) {
            throw new NotSent(answer, null);
        }
        throw new AddressRefused(answer, null);
    }

    // Such as "channel_is_archived"; a service might repeat the address, which nobody is to read.
    private static String words(HttpEntity entity, ChatRoom room) throws IOException {
        if (entity == null) {
            return "";
        }
        try {
            String said = EntityUtils.toString(entity, StandardCharsets.UTF_8, LONGEST_ANSWER);
            return said == null || said.isBlank() || room.isBetrayedBy(said)
                    ? ""
                    : " " + said.replaceAll("\\p{Cntrl}+", " ").strip();
        } catch (ParseException e) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        directly.close();
        outwards.close();
    }
}
