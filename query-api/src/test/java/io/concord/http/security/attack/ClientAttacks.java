package io.concord.http.security.attack;

import io.concord.http.security.SecuredServer;
import java.net.http.HttpRequest.BodyPublishers;

/** With a good key, for what it is not for; the key is bound to client 7. */
final class ClientAttacks {
  private ClientAttacks() {}

  static void addTo(Attacks attacks) {
    attacks
        .add("another client's list", site -> bound(site, "/v1/clients/8/recommendations"))
        .add("another client's ID in disguise", site -> bound(site, "/v1/clients/%38"))
        .add(
            "another client behind an encoded slash", site -> bound(site, "/v1/clients/7%2f..%2f8"))
        .add("another client behind a path parameter", site -> bound(site, "/v1/clients/8;a=7"))
        .add("another client's purchases", site -> bound(site, "/v1/clients/8/purchases"))
        .add("what is due of another client", site -> bound(site, "/v1/clients/8/due"))
        .add("HEAD of another client", ClientAttacks::head)
        .add(
            "another client in a batch",
            site -> post(site, "/v1/recommendations:batch", "{\"clientIds\":[7,8]}"))
        .add(
            "a batch that names its clients twice",
            site ->
                post(site, "/v1/recommendations:batch", "{\"clientIds\":[8],\"clientIds\":[7]}"))
        .add(
            "another client of the old service, as a text",
            site -> post(site, "/recommend", "{\"customer_id\":\" 8.0\"}"))
        .add(
            "another client of the old service",
            site -> post(site, "/recommend", "{\"customer_id\":8}"))
        .add("another client's changes", site -> bound(site, "/v1/clients/8/changes"))
        .add("everybody's changes with a bound key", site -> bound(site, "/v1/changes"))
        .add("another client's changes as WebSocket", site -> upgrade(site, 8, "X: y"))
        .add(
            "a WebSocket of a foreign page",
            site -> upgrade(site, 7, "Origin: https://evil.example"))
        .add("searching clients with a bound key", site -> bound(site, "/v1/clients?query=a"))
        .add("whether a client exists", ClientAttacks::existence)
        .add("figures with a bound key", site -> bound(site, "/metrics"))
        .add(
            "a client with the operator's key",
            site -> Site.told(site.secured.get(site.secured.operator, Site.LIST)))
        .add("what nodes ask each other", ClientAttacks::internal);
  }

  private static String bound(Site site, String path) {
    return Site.told(site.secured.get(site.secured.bound, path));
  }

  private static String post(Site site, String path, String body) {
    return Site.told(site.secured.post(site.secured.bound, path, body));
  }

  private static String head(Site site) {
    SecuredServer secured = site.secured;
    return Site.told(
        secured.server.send(
            secured.as(secured.bound, "/v1/clients/8").method("HEAD", BodyPublishers.noBody())));
  }

  private static String upgrade(Site site, long clientId, String header) {
    return site.raw(
        "GET /v1/clients/" + clientId + "/changes HTTP/1.1",
        "Host: localhost",
        "Upgrade: websocket",
        "Connection: Upgrade, close",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol: concord.v1, bearer." + site.secured.bound,
        header,
        "",
        "");
  }

  private static String existence(Site site) {
    String known = site.secured.get(site.secured.bound, "/v1/clients/8").body();
    String unknown = site.secured.get(site.secured.bound, "/v1/clients/9999").body();
    return known.equals(unknown.replace("9999", "8"))
        ? bound(site, "/v1/clients/9999") + ", as for one that exists"
        : "tells them apart";
  }

  private static String internal(Site site) {
    return Site.told(site.secured.get(site.secured.reader, "/internal/popular?asOf=2024-07-01"));
  }
}
