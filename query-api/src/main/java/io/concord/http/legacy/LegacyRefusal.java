package io.concord.http.legacy;

import java.util.List;

/** Ends a request of the old service whose body is not valid; carries no stack trace. */
final class LegacyRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<LegacyViolation> violations;

  LegacyRefusal(List<LegacyViolation> violations) {
    super("the body must be valid, violations=" + violations, null, false, false);
    this.violations = List.copyOf(violations);
  }

  List<LegacyViolation> violations() {
    return violations;
  }
}
