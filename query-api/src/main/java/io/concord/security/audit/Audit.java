package io.concord.security.audit;

import io.concord.contract.AuditEntry;

/**
 * Writes down who did what. A request gets a place in the log before it is answered, so that no
 * answer goes out that the log has no room for. Thread-safe.
 */
public interface Audit {
  /** Nobody wants to know. */
  Audit NONE =
      new Audit() {
        @Override
        public Place reserve() {
          return Place.NOWHERE;
        }
      };

  /**
   * Room for one entry; waits for it within reason.
   *
   * @return null when there is none, because what writes the log fails or is too slow
   */
  Place reserve() throws InterruptedException;

  /** Room for one entry. */
  interface Place {
    Place NOWHERE =
        new Place() {
          @Override
          public void write(AuditEntry entry) {}

          @Override
          public void release() {}
        };

    /** Fills it, never waiting; only the first call counts, of this or {@link #release}. */
    void write(AuditEntry entry);

    /** Gives it back: there is nothing to say. */
    void release();
  }
}
