package io.concord.local.embedded;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/**
 * How far a connector of this process is with its initial snapshot.
 *
 * @param finished whether all rows were read, now or in an earlier process
 * @param aborted whether it was given up; a restart of the connector begins anew
 * @param rowsScanned rows read by this process so far
 */
public record SnapshotProgress(boolean finished, boolean aborted, long rowsScanned) {

  /** Reads Debezium's metrics; empty as long as the connector has not registered them. */
  static Optional<SnapshotProgress> of(String database, String topicPrefix) {
    MBeanServer metrics = ManagementFactory.getPlatformMBeanServer();
    try {
      ObjectName name =
          new ObjectName(
              "debezium.%s:type=connector-metrics,context=snapshot,server=%s"
                  .formatted(database, topicPrefix));
      boolean finished =
          (boolean) metrics.getAttribute(name, "SnapshotCompleted")
              || (boolean) metrics.getAttribute(name, "SnapshotSkipped");
      boolean aborted = (boolean) metrics.getAttribute(name, "SnapshotAborted");
      return Optional.of(
          new SnapshotProgress(finished, aborted, rows(metrics.getAttribute(name, "RowsScanned"))));
    } catch (InstanceNotFoundException e) {
      return Optional.empty();
    } catch (AttributeNotFoundException e) {
      throw new IllegalStateException("Debezium must have its snapshot metrics", e);
    } catch (JMException e) {
      throw new IllegalStateException("cannot read Debezium's metrics: " + topicPrefix, e);
    }
  }

  private static long rows(Object rowsByTable) {
    if (rowsByTable instanceof TabularData table) {
      return table.values().stream()
          .mapToLong(row -> ((Number) ((CompositeData) row).get("value")).longValue())
          .sum();
    }
    return ((Map<?, ?>) rowsByTable)
        .values().stream().mapToLong(rows -> ((Number) rows).longValue()).sum();
  }
}
