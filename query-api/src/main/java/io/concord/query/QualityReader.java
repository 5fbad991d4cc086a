package io.concord.query;

import io.concord.contract.Quality;
import java.time.LocalDate;

/** Reads how good lists were. Implementations are thread-safe. */
public interface QualityReader {
  /** Days that are read when nobody says which. */
  int DAYS_DEFAULT = 30;

  /** Days that may be read at once. */
  int DAYS_MAX = 366;

  /**
   * Over orders created on these days; never unknown.
   *
   * @param to last day, included; null for today
   * @param days so many in all, 1..{@link #DAYS_MAX}
   */
  Result<Quality> quality(LocalDate to, int days);
}
