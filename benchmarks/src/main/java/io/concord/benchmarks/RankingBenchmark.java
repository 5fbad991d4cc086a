package io.concord.benchmarks;

import io.concord.purchase.PurchaseHistory;
import io.concord.scoring.Ranking;
import io.concord.scoring.V3;
import io.concord.topology.TopologySettings;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Scoring the arrays of a client with 2,000 orders in memory: the limit of a rescoring. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RankingBenchmark {
  @Param({"100", "1000", "3000"})
  public int products;

  private PurchaseHistory history;

  @Setup
  public void fill() {
    history = new BigClient(products).history();
  }

  @Benchmark
  public Ranking rank() {
    return V3.rank(history, TopologySettings.LIST_SIZE);
  }
}
