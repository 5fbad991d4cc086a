package io.concord.local.verify;

import java.util.List;
import java.util.Map;

/** The lists that a running system serves. */
interface ServedLists {

  /** What it serves to each of these clients now. */
  Map<Long, Served> lists(List<Long> clientIds);
}
