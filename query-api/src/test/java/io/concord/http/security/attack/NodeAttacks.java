package io.concord.http.security.attack;

import io.concord.http.RawCaller;
import io.concord.http.TestServer;
import io.concord.http.security.HttpSecurity;
import io.concord.http.security.SecuredServer;
import io.concord.security.NodeSignature;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/** By somebody who would pass for another node, or for a page of this one. */
final class NodeAttacks {
  private static final byte[] EMPTY = new byte[0];
  private static final String BATCH = "/v1/recommendations:batch";

  private NodeAttacks() {}

  static void addTo(Attacks attacks) {
    attacks
        .add("a forged Concord-Forwarded", NodeAttacks::forwarded)
        .add("a forged signature of a node", site -> signed(site, Site.LIST, forged()))
        .add("a signature of another cluster", site -> signed(site, Site.LIST, otherCluster()))
        .add("a node's signature half a minute later", site -> signed(site, Site.LIST, old()))
        .add("a node's signature on another path", NodeAttacks::otherPath)
        .add("a node's signature on another body", NodeAttacks::otherBody)
        .add("a foreign name that points here (DNS rebinding)", site -> beforeKeys("evil.example"))
        .add(
            "a proxy on the node's machine that nobody named, before the first key",
            site -> beforeKeys("127.0.0.1\r\nX-Forwarded-For: 203.0.113.9"));
  }

  /** Believed, it would make the node answer from itself alone. */
  private static String forwarded(Site site) {
    String answer =
        Site.told(
            site.secured.server.send(
                site.secured
                    .as(site.secured.reader, Site.LIST)
                    .header("Concord-Forwarded", "true")
                    .GET()));
    boolean believed = !site.secured.server.recommendationsHere.queries().isEmpty();
    return answer + (believed ? ", believed" : ", and it is not believed");
  }

  private static String signed(Site site, String path, String signature) {
    return Site.told(
        site.secured.server.send(
            site.secured.server.request(path).header(NodeSignature.HEADER, signature).GET()));
  }

  private static String forged() {
    return Instant.now().toEpochMilli() + ".AAAA.AAAA";
  }

  private static String otherCluster() {
    return new NodeSignature(SecuredServer.secret('t'), InstantSource.system())
        .sign("GET", Site.LIST, EMPTY);
  }

  private static String old() {
    InstantSource then = InstantSource.fixed(Instant.now().minusSeconds(31));
    return new NodeSignature(SecuredServer.secret('s'), then).sign("GET", Site.LIST, EMPTY);
  }

  private static String otherPath(Site site) {
    return signed(site, "/v1/clients/8", site.secured.nodes.sign("GET", Site.LIST, EMPTY));
  }

  private static String otherBody(Site site) {
    byte[] body = "{\"clientIds\":[7]}".getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        site.secured
            .server
            .request(BATCH)
            .header("Content-Type", "application/json")
            .header(NodeSignature.HEADER, site.secured.nodes.sign("POST", BATCH, body))
            .POST(BodyPublishers.ofString("{\"clientIds\":[8]}"));
    return Site.told(site.secured.server.send(request));
  }

  /** To a server that knows its callers by their address alone. */
  private static String beforeKeys(String host) {
    try (TestServer open = new TestServer(HttpSecurity.loopback(InstantSource.system()))) {
      return RawCaller.send(
              open.port(),
              "GET " + Site.LIST + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
          .substring(9, 12);
    }
  }
}
