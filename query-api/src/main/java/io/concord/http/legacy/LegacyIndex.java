package io.concord.http.legacy;

/** Answer of the old service's {@code GET /}: where to look further. */
record LegacyIndex(
    String service, String version, String status, String docs, String health, String metrics) {}
