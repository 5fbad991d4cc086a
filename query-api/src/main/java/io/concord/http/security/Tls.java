package io.concord.http.security;

import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The certificate under which the server is reached. */
public interface Tls {
  /** For the server's connections; what it hands out changes when the certificate is renewed. */
  SslContextFactory.Server contexts();
}
