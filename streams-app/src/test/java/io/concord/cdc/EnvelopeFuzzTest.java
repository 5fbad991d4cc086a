package io.concord.cdc;

import static io.concord.cdc.Reading.createOf;
import static io.concord.cdc.Reading.json;
import static io.concord.cdc.Reading.read;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.serialization.Serde;

/**
 * Damaged records are read or refused, never anything else: nothing else reaches the dead letters.
 */
class EnvelopeFuzzTest {
  private static final byte[] ITEM =
      json(
          "{'schema':{'a':[1]},'payload':"
              + createOf(
                  "'ID':1,'OrderID':2,'ProductID':3,'Qty':1.5e1,'PricePerItem':'4.50',"
                      + "'IsValidForCurrentSale':1")
              + "}");
  private static final byte[] ORDER =
      json(createOf("'ID':1,'ClientAgreementID':2,'Created':'2026-01-02T03:04:05.1234567+02:00'"));

  @Property
  void anyDamageIsReadOrRefused(
      @ForAll @IntRange(max = 10_000) int at,
      @ForAll @Size(max = 4) byte[] replacement,
      @ForAll @IntRange(max = 4) int removed) {
    readOrRefuse(Envelopes.orderItems(), damage(ITEM, at % ITEM.length, removed, replacement));
    readOrRefuse(Envelopes.orders(), damage(ORDER, at % ORDER.length, removed, replacement));
  }

  @Property
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
    readOrRefuse(Envelopes.orderItems(), bytes);
    readOrRefuse(new DecimalIdSerde(), bytes);
  }

  private static void readOrRefuse(Serde<?> serde, byte[] bytes) {
    try {
      read(serde, bytes);
    } catch (EnvelopeException e) {
      // as it should be
    }
  }

  private static byte[] damage(byte[] whole, int at, int removed, byte[] replacement) {
    int resume = Math.min(whole.length, at + removed);
    byte[] damaged =
        Arrays.copyOf(Arrays.copyOf(whole, at), at + replacement.length + whole.length - resume);
    System.arraycopy(replacement, 0, damaged, at, replacement.length);
    System.arraycopy(whole, resume, damaged, at + replacement.length, whole.length - resume);
    return damaged;
  }
}
