package io.concord.http.security.attack;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.concord.http.RawCaller;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** With requests that are too large, too slow or not what they seem. */
final class RequestAttacks {
  private static final int DRIP_MS = 20;

  private RequestAttacks() {}

  static void addTo(Attacks attacks) {
    attacks
        .add("a body of 65 kB", RequestAttacks::largeBody)
        .add("headers of 20 kB", site -> get(site, "/", "X-Large: " + "x".repeat(20_000)))
        .add("an address of 20 kB", site -> get(site, "/" + "x".repeat(20_000), "X: y"))
        .add("a body that drips", RequestAttacks::slowBody)
        .add("a body that breaks off", RequestAttacks::shortBody)
        .add("a body that is said to be compressed", RequestAttacks::compressedBody)
        .add("a line break in a value that is echoed", RequestAttacks::lineBreak)
        .add("a line break in a header's name", site -> get(site, "/", "X\rEvil: 1"))
        .add("../ in the address", site -> get(site, "/docs/../v1/instances", "X: y"))
        .add("%2e%2e%2f in the address", site -> get(site, "/docs/%2e%2e%2fetc%2fpasswd", "X: y"))
        .add("..%5c in the address", site -> get(site, "/docs/..%5cetc%5cpasswd", "X: y"))
        .add("%00 in the address", site -> get(site, "/docs/x%00.js", "X: y"))
        .add("a double slash in the address", site -> get(site, "//v1/instances", "X: y"))
        .add("an escape that is none (%u0037)", site -> get(site, "/v1/clients/%u0037", "X: y"))
        .add("two Content-Length headers", RequestAttacks::twoLengths)
        .add("Content-Length beside chunks", RequestAttacks::lengthAndChunks)
        .add(
            "a blank before a header's colon",
            site -> get(site, "/", "Transfer-Encoding : chunked"))
        .add("another method in a header", RequestAttacks::override)
        .add(
            "TRACE",
            site -> site.raw("TRACE / HTTP/1.1", "Host: localhost", "Connection: close", "", ""));
  }

  private static String get(Site site, String target, String header) {
    return site.raw(
        "GET " + target + " HTTP/1.1", "Host: localhost", "Connection: close", header, "", "");
  }

  private static String largeBody(Site site) {
    return Site.told(
        site.secured.post(site.secured.reader, "/v1/recommendations:batch", " ".repeat(65 * 1024)));
  }

  /** A byte each fiftieth of a second, of a hundred thousand. */
  private static String slowBody(Site site) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", site.secured.server.port())) {
      socket.setSoTimeout(DRIP_MS);
      socket.getOutputStream().write(batch(site, "Content-Length: 60000").getBytes(US_ASCII));
      byte[] answer = new byte[12];
      while (true) {
        try {
          int read = socket.getInputStream().readNBytes(answer, 0, answer.length);
          return new String(answer, 0, read, US_ASCII).substring(9);
        } catch (SocketTimeoutException e) {
          socket.getOutputStream().write(' ');
        }
      }
    }
  }

  private static String shortBody(Site site) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", site.secured.server.port())) {
      socket.getOutputStream().write(batch(site, "Content-Length: 60000").getBytes(US_ASCII));
      socket.shutdownOutput();
      return Site.told(new String(socket.getInputStream().readAllBytes(), US_ASCII));
    }
  }

  private static String compressedBody(Site site) {
    return site.raw(
        batch(site, "Content-Encoding: gzip\r\nConnection: close\r\nContent-Length: 4")
            + "\u001f\u007f\b\u0000");
  }

  private static String batch(Site site, String headers) {
    return "POST /v1/recommendations:batch HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + site.secured.reader
        + "\r\nContent-Type: application/json\r\n"
        + headers
        + "\r\n\r\n";
  }

  private static String lineBreak(Site site) {
    String answer =
        RawCaller.send(
            site.secured.server.port(),
            "GET /v1/clients/7%0d%0aX-Evil:%201 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: Bearer "
                + site.secured.reader
                + "\r\n\r\n");
    return answer.contains("\nX-Evil") ? "a header of the attacker's" : answer.substring(9, 12);
  }

  private static String twoLengths(Site site) {
    return site.raw(
        "POST /recommend HTTP/1.1",
        "Host: localhost",
        "Content-Length: 5",
        "Content-Length: 6",
        "",
        "");
  }

  private static String lengthAndChunks(Site site) {
    return site.raw(
        "POST /recommend HTTP/1.1",
        "Host: localhost",
        "Content-Length: 4",
        "Transfer-Encoding: chunked",
        "",
        "0",
        "",
        "");
  }

  private static String override(Site site) {
    return Site.told(
        site.secured.server.send(
            site.secured
                .as(site.secured.reader, "/v1/clients/7")
                .header("X-HTTP-Method-Override", "GET")
                .DELETE()));
  }
}
