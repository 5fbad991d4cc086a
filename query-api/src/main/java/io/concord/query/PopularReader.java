package io.concord.query;

import io.concord.contract.PopularProducts;
import java.time.LocalDate;

/** Reads which products all clients together order most. Implementations are thread-safe. */
public interface PopularReader {

  /** The list over orders created before the start of this day; never unknown. */
  Result<PopularProducts> popular(LocalDate asOf);
}
