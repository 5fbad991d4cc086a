package io.concord.security;

/** What came of asking who a caller is. */
public sealed interface Identification {
  /** He is known. */
  record Known(Principal principal) implements Identification {}

  /** He shows nothing, and comes from nowhere that would do. */
  record Anonymous(String detail) implements Identification {}

  /** What he shows is no good; the detail does not say how nearly. */
  record Refused(String detail) implements Identification {}

  /** Nobody can tell at the moment: keys are not read yet, or the issuer does not answer. */
  record Undecided(String reason) implements Identification {}

  /** Who he is; null unless he is known. */
  default Principal principal() {
    return this instanceof Known known ? known.principal() : null;
  }
}
