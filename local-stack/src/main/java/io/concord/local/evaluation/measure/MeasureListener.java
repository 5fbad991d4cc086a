package io.concord.local.evaluation.measure;

/** Is told how far a measurement is, by several threads at once. */
@FunctionalInterface
public interface MeasureListener {
  MeasureListener SILENT = (trial, clients, of) -> {};

  /** Called for every client, so it should be quick. */
  void onMeasured(String trial, int clients, int of);
}
