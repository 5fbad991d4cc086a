package io.concord.http.security.attack;

import io.concord.contract.ApiKey.Scope;
import io.concord.security.KeySecret;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/** With keys that are none, or are no more. */
final class KeyAttacks {
  private static final int GUESSES = 40;

  private KeyAttacks() {}

  static void addTo(Attacks attacks) {
    attacks
        .add("no key", site -> Site.told(site.secured.server.get(Site.LIST)))
        .add("a malformed key", site -> site.bearer("crk_short_x"))
        .add("a key that nobody made", site -> site.bearer(unknown()))
        .add("a key's ID with another secret", KeyAttacks::wrongSecret)
        .add("a revoked key", KeyAttacks::revoked)
        .add("an expired key", KeyAttacks::expired)
        .add("a key as password", site -> authorization(site, "Basic " + site.secured.reader))
        .add("two keys at once", KeyAttacks::two)
        .add("a key in the address", KeyAttacks::inAddress)
        .add("guessing keys", KeyAttacks::guess);
  }

  private static String unknown() {
    return KeySecret.random(new SecureRandom()).text();
  }

  private static String wrongSecret(Site site) {
    return site.bearer(site.secured.reader.substring(0, 15) + "0".repeat(43));
  }

  private static String revoked(Site site) {
    String key = site.secured.key(List.of(Scope.CLIENTS), List.of(), null);
    site.secured.revoke(key);
    return site.bearer(key);
  }

  private static String expired(Site site) {
    return site.bearer(site.secured.key(List.of(Scope.CLIENTS), List.of(), Instant.now()));
  }

  private static String authorization(Site site, String value) {
    return Site.told(
        site.secured.server.send(
            site.secured.server.request(Site.LIST).header("Authorization", value).GET()));
  }

  private static String two(Site site) {
    return Site.told(
        site.secured.server.send(
            site.secured
                .as(site.secured.bound, Site.LIST)
                .header("Authorization", "Bearer " + site.secured.reader)
                .GET()));
  }

  private static String inAddress(Site site) {
    return Site.told(site.secured.server.get(Site.LIST + "?access_token=" + site.secured.reader));
  }

  /** The answer in the end; whoever has a good key behind the same address goes on. */
  private static String guess(Site site) {
    String answer = "";
    for (int i = 0; i < GUESSES; i++) {
      answer = site.bearer(unknown());
    }
    return answer + ", and " + site.bearer(site.secured.reader) + " with a good key";
  }
}
