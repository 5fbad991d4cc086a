package io.concord.query.remote;

import io.concord.security.NodeSignature;
import java.net.URI;
import java.net.http.HttpRequest;

/**
 * How nodes ask each other.
 *
 * @param scheme {@code http} or {@code https}
 * @param signature that says the request is a node's; null when the nodes have no secret
 */
public record PeerProtocol(String scheme, NodeSignature signature) {
  /** Between nodes on one machine. */
  public static final PeerProtocol PLAIN = new PeerProtocol("http", null);

  URI uri(String address, String path) {
    return URI.create(scheme + "://" + address + path);
  }

  /** Puts the header on a request that is otherwise complete. */
  HttpRequest.Builder signed(HttpRequest.Builder request, String method, String path, byte[] body) {
    return signature == null
        ? request
        : request.header(NodeSignature.HEADER, signature.sign(method, path, body));
  }
}
