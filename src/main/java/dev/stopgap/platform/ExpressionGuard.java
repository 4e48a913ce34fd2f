package dev.stopgap.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Closes CVE-2026-109432 of the engine's last community release: its task queries evaluate expressions that a caller
 * sends, and so run any caller's code. No request that reaches the engine's REST resources may carry a key that ends in
 * {@code Expression}, at any depth. What cannot be read as strictly as the resources could possibly read it leniently is
 * refused: the body is one strict JSON text in UTF-8, or a multipart upload at one of the few places that take one.
 */
final class ExpressionGuard extends OncePerRequestFilter {

    private static final int MOST_BYTES_OF_JSON = 4 << 20;
    private static final int MOST_BYTES_OF_AN_UPLOAD = 20 << 20;
    private static final Pattern UPLOAD =
            Pattern.compile(".*/(deployment/create|variables/[^/]+/data|localVariables/[^/]+/data|attachment/create)");

    private final JsonFactory json = new JsonFactory();
    private final ProblemWriter problems;

    ExpressionGuard(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = mediaType(request);
        boolean upload = type.equals("multipart/form-data")
                && UPLOAD.matcher(request.getRequestURI()).matches();
        int limit = upload ? MOST_BYTES_OF_AN_UPLOAD : MOST_BYTES_OF_JSON;
        byte[] body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            problems.write(request, response, HttpStatus.PAYLOAD_TOO_LARGE, "tooLarge");
        } else if (hasExpressionInQuery(request.getQueryString())) {
            problems.write(request, response, HttpStatus.BAD_REQUEST, "expressionRefused");
        } else if (type.equals("application/x-www-form-urlencoded") || (body.length > 0 && !upload && !isJson(type))) {
            problems.write(request, response, HttpStatus.BAD_REQUEST, "neitherJsonNorUpload");
        } else if (body.length > 0 && !upload && !hasOnlyPlainKeys(body)) {
            problems.write(request, response, HttpStatus.BAD_REQUEST, "expressionRefused");
        } else {
            chain.doFilter(new ReadBody(request, body), response);
        }
    }

    private static String mediaType(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isJson(String type) {
        return type.isEmpty() || type.equals("application/json") || type.endsWith("+json");
    }

    private static boolean hasExpressionInQuery(@Nullable String query) {
        if (query == null) {
            return false;
        }
        for (String parameter : query.split("&", -1)) {
            try {
                if (isExpression(URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8))) {
                    return true;
                }
            } catch (IllegalArgumentException e) {
                return true; // a broken escape: somebody reads it in another way
            }
        }
        return false;
    }

    // Every key of the text, repeated and escaped ones as well, whatever comes after the first value too.
    private boolean hasOnlyPlainKeys(byte[] body) throws IOException {
        try (var parser = json.createParser(utf8(body))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && isExpression(parser.currentName())) {
                    return false;
                }
            }
            return true;
        } catch (com.fasterxml.jackson.core.JsonProcessingException | CharacterCodingException e) {
            return false;
        }
    }

    private static String utf8(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(body))
                .toString();
    }

    private static boolean isExpression(String key) {
        return key.strip().toLowerCase(Locale.ROOT).endsWith("expression");
    }
}
