package io.concord.http.security;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Puts on every answer what keeps browsers from being used against the service. The documents'
 * viewers set styles and start workers on their own, so their pages allow that; they hold no data.
 */
public final class SecurityHeaders implements HttpConfiguration.Customizer {
  private static final String OWN =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";
  private static final HttpField PAGE = policy(OWN);
  private static final HttpField DOCUMENTS =
      policy(OWN + "; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:");
  private static final List<HttpField> ALWAYS =
      List.of(
          new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
          new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
          new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"),
          new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"),
          new PreEncodedHttpField(
              "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"));

  /** A year; whoever takes TLS away again has taken the name away too. */
  private static final HttpField STRICT_TRANSPORT =
      new PreEncodedHttpField("Strict-Transport-Security", "max-age=31536000");

  private final boolean tls;

  public SecurityHeaders(boolean tls) {
    this.tls = tls;
  }

  private static HttpField policy(String policy) {
    return new PreEncodedHttpField("Content-Security-Policy", policy);
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable headers) {
    ALWAYS.forEach(headers::add);
    headers.add(isDocument(request.getHttpURI().getPath()) ? DOCUMENTS : PAGE);
    if (tls) {
      headers.add(STRICT_TRANSPORT);
    }
    return request;
  }

  private static boolean isDocument(String path) {
    return path != null && (path.startsWith("/docs") || path.startsWith("/redoc"));
  }
}
