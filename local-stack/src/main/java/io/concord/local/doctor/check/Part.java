package io.concord.local.doctor.check;

import java.util.List;

/**
 * A part of a deployment. The first of its checks reaches it, and keeps the connection for the
 * others; all are run in their order on one thread.
 */
public interface Part extends AutoCloseable {
  /** In their order; none when there is nothing to ask. */
  List<Check> checks();

  /** Whether it has to be reached: one that cannot be says nothing about the deployment. */
  default boolean isRemote() {
    return true;
  }

  /** Lets go of the connection, if there is one. */
  @Override
  void close();
}
