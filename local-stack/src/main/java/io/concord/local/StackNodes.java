package io.concord.local;

import java.util.List;
import java.util.function.Consumer;

/** The recommender nodes of a local stack. */
interface StackNodes extends AutoCloseable {

  /** Starts them, and returns when every list is right; tells now and then how far they are. */
  void start(Consumer<String> progress) throws Exception;

  /** Ports of their HTTP servers, the first node's first. */
  List<Integer> httpPorts();

  /** Process IDs, in the same order; empty when they run in this process. */
  List<Long> pids();

  /** Why none of them works any more; null while any does. */
  String failure();

  @Override
  void close();
}
