package io.concord.http.security;

import io.concord.http.exchange.Caller;
import io.concord.security.Authenticator;
import io.concord.security.ForwardedAddress;
import io.concord.security.NodeSignature;
import io.concord.security.Presented;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Finds out who sends each request; refuses nobody, which {@link Gate} and the routes do. */
public final class CallerHandler extends Handler.Wrapper {
  private static final String FORWARDED_FOR = "X-Forwarded-For";

  /** Browsers can give a WebSocket no other header of their choice. */
  private static final String SUBPROTOCOL = "bearer.";

  private final Authenticator authenticator;
  private final ForwardedAddress forwarded;

  public CallerHandler(HttpSecurity security) {
    this.authenticator = security.authenticator();
    this.forwarded = security.forwarded();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Presented presented = presented(request);
    new Caller(authenticator.identify(presented), presented.address(), presented.nodeSignature())
        .enter(request);
    return super.handle(request, response, callback);
  }

  private Presented presented(Request request) {
    HttpFields headers = request.getHeaders();
    InetAddress peer = peer(request);
    String forwardedFor = forwardedFor(headers);
    return new Presented(
        forwarded.of(peer, forwardedFor),
        forwarded.isOfStranger(peer, forwardedFor),
        Request.getServerName(request),
        authorization(headers),
        signature(request));
  }

  private static InetAddress peer(Request request) {
    return request.getConnectionMetaData().getRemoteSocketAddress()
            instanceof InetSocketAddress peer
        ? peer.getAddress()
        : InetAddress.getLoopbackAddress();
  }

  private static String forwardedFor(HttpFields headers) {
    return headers.contains(FORWARDED_FOR)
        ? String.join(",", headers.getValuesList(FORWARDED_FOR))
        : null;
  }

  /** Two of them are none: which one a proxy in front has looked at nobody knows. */
  private static String authorization(HttpFields headers) {
    var values = headers.getValuesList(HttpHeader.AUTHORIZATION);
    if (values.isEmpty()) {
      return ofWebSocket(headers);
    }
    return values.size() == 1 ? values.get(0) : "";
  }

  private static String ofWebSocket(HttpFields headers) {
    for (String protocol : headers.getCSV(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL, false)) {
      if (protocol.startsWith(SUBPROTOCOL)) {
        return "Bearer " + protocol.substring(SUBPROTOCOL.length());
      }
    }
    return null;
  }

  private static NodeSignature.Signed signature(Request request) {
    String header = request.getHeaders().get(NodeSignature.HEADER);
    return header == null
        ? null
        : new NodeSignature.Signed(
            request.getMethod(), request.getHttpURI().getPathQuery(), header);
  }
}
