package io.concord.local.orders;

/** Is told how far a load is, about every 10,000 lines and at the end of each phase. */
@FunctionalInterface
public interface LoadListener {
  LoadListener SILENT = progress -> {};

  /** Called on the loading thread, so it should be quick. */
  void onProgress(LoadProgress progress);
}
