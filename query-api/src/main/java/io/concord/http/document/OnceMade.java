package io.concord.http.document;

import java.util.function.Supplier;

/** A value made when it is first asked for; thread-safe. */
final class OnceMade<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private T value;

  OnceMade(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    if (value == null) {
      value = maker.get();
    }
    return value;
  }
}
