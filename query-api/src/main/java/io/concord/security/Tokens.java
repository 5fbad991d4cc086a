package io.concord.security;

/** Tells whose token this is. Thread-safe. */
@FunctionalInterface
public interface Tokens {
  /** No issuer is configured. */
  Tokens NONE =
      token -> new Identification.Refused("the bearer token must be an API key of this service");

  Identification identify(String token);
}
