package io.concord.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.concord.cdc.CapturedTable;
import io.concord.replay.ReplayPlan.Emit;
import io.concord.replay.ReplayPlan.Refused;
import io.concord.replay.ReplayPlan.Settled;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Histories of line 9 in short: {@code c1} creates it in order 1, {@code u12} moves it from 1 to 2,
 * 0 is a cart, {@code r1} is a snapshot, {@code d1} deletes it from 1, {@code t} is a tombstone. Of
 * a bad one is unreadable: {@code x} all, {@code a12} the row now, {@code b12} the row before. The
 * letter stands in brackets; {@code ~} in front of a record says that it was compacted away.
 */
class RowTraceTest {
  private static final String SOURCE = "{\"ts_ms\":7,\"lsn\":1.50}";

  @ParameterizedTest
  @CsvSource({
    // nothing newer
    "c1 [u12], u12 of 1",
    "c1 [b12], u12 of 1",
    "[c1], c1 of 0",
    "[r1], c1 of 0",
    "r1 [u10], u10 of 1",
    // newer changes are in the state
    "c1 [u12] u23, u13 of 2",
    "c1 [x] u23, u13 of 2",
    "c1 [a12] u23 u31, u11 of 3",
    "c1 [x] u23 u34, u14 of 3",
    "[x] u23, c3 of 1",
    "c0 [x] u12, u02 of 2",
    // deletes
    "c1 [u12] d2 t, d1 of 3",
    "c1 [x] d2, d1 of 2",
    "c1 [d1] t, d1 of 2",
    "c1 [a12] t, d1 of 2",
    "c1 d1 t [c2], c2 of 3",
    "c1 d1 t [x] u23, c3 of 4",
    "c1 d1 [x] t c2 u23, c3 of 5",
    // what stands in front may be unreadable, too
    "c1 x [x] u34, u14 of 3",
    "c1 a12 [x] u34, u14 of 3",
    "c1 b12 [x] u34, u24 of 3",
    "c1 x [u23] u34, u24 of 3",
    // the letter may be compacted away, and what stood in front of it
    "~c1 ~[u12] u23, u13 of 2",
    "~c1 ~[u12] ~d2 ~t, d1 of 1",
    "~[c1] u12, c2 of 1",
    "~c1 [r2], c2 of 1",
  })
  void shouldTakeTheLineOutOfItsOrderAndPutItWhereItLies(String history, String expected) {
    assertThat(told(plan(history))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "c1 [x]",
    "c1 [a12]",
    "c1 [u12] x",
    "c1 [u12] u23 a34",
    "[x]",
    "[a12]",
  })
  void shouldRefuseWhileTheNewestRecordIsUnreadable(String history) {
    assertThat(((Refused) plan(history)).reason())
        .startsWith("the row's newest record, at offset ")
        .contains("cannot be read", "update the row in the database", "rebuild, or dismiss");
  }

  @ParameterizedTest
  @CsvSource({"~c1 [x] u23", "~c1 ~[b12] u23", "~c1 [b12]", "~c1 [x] d2 t"})
  void shouldRefuseWhenWhereTheLineLayIsNotKnown(String history) {
    assertThat(((Refused) plan(history)).reason())
        .startsWith("which order the line lay in before can no longer be known");
  }

  @ParameterizedTest
  @CsvSource({"c0 [u01] d1 t", "[c1] d1 t", "[x] d1 t", "c1 d1 [t]", "c0 [x] t"})
  void shouldWriteNothingWhenTheLineIsGoneAndLayInNoOrder(String history) {
    assertThat(plan(history)).isInstanceOf(Settled.class);
  }

  @Test
  void shouldCopyImagesAndSourceAsTheyWereWritten() {
    RowTrace trace = trace("c1 [u12] u23");

    assertThat(new String(((Emit) trace.plan(true)).envelope(), UTF_8))
        .isEqualTo(
            "{\"before\":"
                + image('1')
                + ",\"after\":"
                + image('3')
                + ",\"source\":"
                + SOURCE
                + ",\"op\":\"u\",\"ts_ms\":12}");
  }

  @Test
  void shouldWriteAgainWhenTheRowChangedMeanwhile() {
    RowTrace trace = trace("c1 [u12] u23");
    Emit first = (Emit) trace.plan(true);
    assertThat(trace.planAfter(first)).isEmpty();

    trace.accept(new RowVersion(3, value("u34")));
    trace.accept(new RowVersion(4, value("u45")));
    Emit second = (Emit) trace.planAfter(first).orElseThrow();
    assertThat(told(second)).isEqualTo("u35 of 4");

    // the replay's own envelopes tell nothing new
    trace.accept(new RowVersion(5, first.asOf(), first.envelope()));
    trace.accept(new RowVersion(6, second.asOf(), second.envelope()));
    assertThat(trace.planAfter(second)).isEmpty();

    trace.accept(new RowVersion(7, value("d5")));
    trace.accept(new RowVersion(8, null));
    Emit third = (Emit) trace.planAfter(second).orElseThrow();
    assertThat(told(third)).isEqualTo("d5 of 8");
    trace.accept(new RowVersion(9, value("c6")));
    assertThat(told(trace.planAfter(third).orElseThrow())).isEqualTo("c6 of 9");
  }

  @Test
  void shouldRefuseWhenTheRowBecameUnreadableMeanwhile() {
    RowTrace trace = trace("c1 [u12] u23");
    Emit first = (Emit) trace.plan(true);
    trace.accept(new RowVersion(3, value("x")));

    assertThat(trace.planAfter(first).orElseThrow()).isInstanceOf(Refused.class);
  }

  /** An envelope of an earlier replay repeats an older row and must not hide the newer one. */
  @Test
  void shouldNotTakeAReplaysEnvelopeForTheNewestRow() {
    RowTrace trace = trace("c1 [u12] u23 x");
    trace.accept(new RowVersion(4, 2, value("u13")));

    assertThat(trace.plan(true)).isInstanceOf(Refused.class);
  }

  /** Of two letters of a row, the first one's envelope repeats the row of the second. */
  @Test
  void shouldNotTakeAnotherReplaysEnvelopeForTheLetter() {
    RowTrace trace = trace("c1 x u23 [u34]");
    trace.accept(new RowVersion(4, 3, value("u14")));

    assertThat(told(trace.plan(true))).isEqualTo("u34 of 3");
  }

  @Test
  void shouldKnowTheNewestRowIsUnreadableWhenAReplaysEnvelopeHidItFromCompaction() {
    RowTrace trace = new RowTrace(CapturedTable.ORDER_ITEM, 9, new RowVersion(3, value("x")));
    trace.accept(new RowVersion(4, 2, value("u13")));

    assertThat(trace.plan(true)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "ORDER | {'ID':9,'ClientAgreementID':2,'Created':'2024-07-01T10:00:00Z'}",
        "CLIENT_AGREEMENT | {'ID':9,'ClientID':2}",
        "CLIENT | {'ID':9,'Name':'A \\\"b\\\" \u0416'}",
        "PRODUCT | {'ID':9,'Name':'A','VendorCode':'B'}",
        "CAR_BRAND | {'ID':9,'Name':'A'}",
        "PRODUCT_CAR_BRAND | {'ID':9,'ProductID':1,'CarBrandID':2}",
      })
  void shouldWriteTheNewestRowOfOtherTables(CapturedTable table, String quoted) {
    String image = quoted.replace('\'', '"');
    RowTrace trace = new RowTrace(table, 9, new RowVersion(5, bytes("nonsense")));
    trace.accept(new RowVersion(6, bytes("{\"op\":\"r\",\"after\":" + image + "}")));

    assertThat(new String(((Emit) trace.plan(false)).envelope(), UTF_8))
        .isEqualTo("{\"before\":null,\"after\":" + image + ",\"op\":\"c\"}");
    trace.accept(new RowVersion(7, null));
    assertThat(new String(((Emit) trace.plan(false)).envelope(), UTF_8))
        .isEqualTo("{\"before\":null,\"after\":null,\"op\":\"d\"}");
  }

  @Test
  void shouldRefuseARowOfAnotherId() {
    RowVersion letter = new RowVersion(0, value("c1"));
    RowTrace trace = new RowTrace(CapturedTable.ORDER_ITEM, 10, letter);
    trace.accept(letter);

    assertThat(((Refused) trace.plan(true)).reason()).contains("key=10 ID=9");
  }

  private static ReplayPlan plan(String history) {
    return trace(history).plan(!history.contains("~c1"));
  }

  private static RowTrace trace(String history) {
    String[] records = history.split(" ");
    int at = 0;
    while (!records[at].contains("[")) {
      at++;
    }
    RowTrace trace =
        new RowTrace(CapturedTable.ORDER_ITEM, 9, new RowVersion(at, value(name(records[at]))));
    for (int offset = 0; offset < records.length; offset++) {
      if (!records[offset].startsWith("~")) {
        trace.accept(new RowVersion(offset, value(name(records[offset]))));
      }
    }
    return trace;
  }

  private static String name(String record) {
    return record.replaceAll("[~\\[\\]]", "");
  }

  private static byte[] value(String record) {
    char kind = record.charAt(0);
    char first = record.length() > 1 ? record.charAt(1) : 0;
    char last = record.charAt(record.length() - 1);
    return switch (kind) {
      case 't' -> null;
      case 'x' -> bytes("nonsense");
      case 'c', 'r' -> envelope(kind, "null", image(last));
      case 'd' -> envelope(kind, image(first), "null");
      case 'a' -> envelope('u', image(first), bad(last));
      case 'b' -> envelope('u', bad(first), image(last));
      default -> envelope(kind, image(first), image(last));
    };
  }

  private static byte[] envelope(char op, String before, String after) {
    return bytes(
        "{\"schema\":{\"a\":[1]},\"payload\":{\"before\":%s,\"after\":%s,\"source\":%s,\"op\":\"%s\",\"ts_ms\":12}}"
            .formatted(before, after, SOURCE, op));
  }

  private static String image(char order) {
    return "{\"ID\":9,\"OrderID\":%s,\"ProductID\":5,\"PricePerItem\":4.50,\"IsValidForCurrentSale\":true}"
        .formatted(order == '0' ? "null" : order);
  }

  private static String bad(char order) {
    return image(order).replace("OrderID\":", "OrderID\":1.5,\"Other\":");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** The envelope planned, in the short form, and of which offset its row is. */
  private static String told(ReplayPlan plan) {
    assertThat(plan).isInstanceOf(Emit.class);
    Emit emit = (Emit) plan;
    for (String kind : Arrays.asList("u", "c", "d")) {
      for (char before = '0'; before <= '9'; before++) {
        for (char after = '0'; after <= '9'; after++) {
          String name =
              kind.equals("u") ? kind + before + after : kind + (kind.equals("c") ? after : before);
          if (Arrays.equals(emit.envelope(), unwrapped(value(name)))) {
            return name + " of " + emit.asOf();
          }
        }
      }
    }
    return new String(emit.envelope(), UTF_8);
  }

  private static byte[] unwrapped(byte[] wrapped) {
    String text = new String(wrapped, UTF_8);
    return bytes(text.substring(text.indexOf("\"payload\":") + 10, text.length() - 1));
  }
}
