package io.concord.security.audit;

import io.concord.contract.AuditEntry;
import java.io.IOException;
import java.util.List;

/** Where entries of the audit log go. One thread calls it. */
public interface AuditSink extends AutoCloseable {
  /**
   * Returns when all entries are written; after a failure they are all given again.
   *
   * @throws IOException when they could not be
   */
  void write(List<AuditEntry> entries) throws IOException;

  @Override
  default void close() {}
}
