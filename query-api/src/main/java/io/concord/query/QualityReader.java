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
   * @param from first day, included; null for {@link #DAYS_DEFAULT} days in all
   * @param to last day, included; null for today
   */
  Result<Quality> quality(LocalDate from, LocalDate to);
}
