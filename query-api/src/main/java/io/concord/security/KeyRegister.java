package io.concord.security;

import io.concord.contract.ApiKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the newest record of each key. One thread writes, any number read. */
public final class KeyRegister implements Keys {
  private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();
  private volatile boolean used;
  private volatile boolean read;

  /** A key was made or revoked. What is revoked stays so, also when the topic is read again. */
  public void put(ApiKey key) {
    keys.merge(key.id(), key, (known, news) -> known.revokedAt() == null ? news : known);
    used = true;
  }

  /** The record of a key is gone: nobody has that key any more, and the node stays closed. */
  public void remove(String id) {
    keys.remove(id);
    used = true;
  }

  /** Every key there is, revoked ones included, oldest first. */
  public List<ApiKey> all() {
    return keys.values().stream().sorted(Comparator.comparing(ApiKey::createdAt)).toList();
  }

  /** All keys that were there at the start have been put. */
  public void read() {
    read = true;
  }

  @Override
  public boolean areRead() {
    return read;
  }

  @Override
  public boolean areUsed() {
    return used;
  }

  @Override
  public ApiKey find(String id) {
    return keys.get(id);
  }
}
