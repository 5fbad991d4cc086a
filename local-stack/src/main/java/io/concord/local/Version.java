package io.concord.local;

import java.util.Optional;

/** The product's version, from the jar's manifest. */
final class Version {
  private Version() {}

  static String current() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
