package io.concord.local.doctor.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concord.cdc.CapturedTable;
import io.concord.cdc.DecimalIdSerde;
import io.concord.cdc.EnvelopeException;
import io.concord.local.doctor.check.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Judges records of a source topic by reading them as the topology does. */
final class SampleJudge {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ADVICE =
      "compare the connector's settings (--connect) with ours: converters, transforms, decimals,"
          + " times";

  private SampleJudge() {}

  /**
   * @param putAside how many more there are that lie in the dead letters already
   */
  static List<Finding> judge(CapturedTable table, List<SampledRecord> records, int putAside) {
    List<Finding> faults = new ArrayList<>();
    int blind = 0;
    for (SampledRecord record : records) {
      try {
        read(table, record);
        blind += isBlindUpdate(record) ? 1 : 0;
      } catch (EnvelopeException e) {
        faults.add(Finding.error(record.place() + ": " + e.getMessage(), ADVICE));
      }
    }
    if (blind > 0) {
      faults.add(
          Finding.warning(
              blind + " updates do not tell the row before",
              "set REPLICA IDENTITY FULL on the table"));
    }
    return faults.isEmpty() ? List.of(Finding.ok(seen(records.size(), putAside))) : faults;
  }

  private static String seen(int readable, int putAside) {
    return (readable == 0
            ? "no record to read"
            : "the newest " + readable + " records are readable")
        + (putAside == 0 ? "" : ", " + putAside + " in the dead letters");
  }

  private static void read(CapturedTable table, SampledRecord record) {
    long key = DecimalIdSerde.parse(record.key());
    if (record.value() != null) {
      table.check(key, record.value());
    }
  }

  private static boolean isBlindUpdate(SampledRecord record) {
    if (record.value() == null) {
      return false;
    }
    try {
      JsonNode envelope = JSON.readTree(record.value());
      JsonNode payload = envelope.has("payload") ? envelope.path("payload") : envelope;
      return payload.path("op").asText().equals("u") && payload.path("before").isNull();
    } catch (IOException e) {
      throw new EnvelopeException("an envelope must be well-formed JSON: " + e.getMessage(), e);
    }
  }
}
