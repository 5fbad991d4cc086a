package io.concord.http.security.attack;

import java.util.LinkedHashMap;
import java.util.Map;

/** Attacks by name; each says what answer it got. */
final class Attacks {
  /** One attack. */
  interface Attack {
    String on(Site site) throws Exception;
  }

  private final Map<String, Attack> byName = new LinkedHashMap<>();

  static Map<String, Attack> all() {
    Attacks attacks = new Attacks();
    KeyAttacks.addTo(attacks);
    TokenAttacks.addTo(attacks);
    ClientAttacks.addTo(attacks);
    RequestAttacks.addTo(attacks);
    NodeAttacks.addTo(attacks);
    return attacks.byName;
  }

  Attacks add(String name, Attack attack) {
    if (byName.put(name, attack) != null) {
      throw new IllegalArgumentException("each attack needs a name of its own, name=" + name);
    }
    return this;
  }
}
