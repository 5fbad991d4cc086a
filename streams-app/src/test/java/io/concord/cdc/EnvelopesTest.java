package io.concord.cdc;

import static io.concord.cdc.Reading.assertRefused;
import static io.concord.cdc.Reading.createOf;
import static io.concord.cdc.Reading.json;
import static io.concord.cdc.Reading.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.cdc.SourceRow.CarBrandRow;
import io.concord.cdc.SourceRow.ClientAgreementRow;
import io.concord.cdc.SourceRow.ClientRow;
import io.concord.cdc.SourceRow.OrderItemRow;
import io.concord.cdc.SourceRow.OrderRow;
import io.concord.cdc.SourceRow.ProductCarBrandRow;
import io.concord.cdc.SourceRow.ProductRow;
import io.concord.purchase.Ticks;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopesTest {
  private static final String BEFORE =
      "{'ID':9,'OrderID':2,'ProductID':3,'Qty':1.5,'PricePerItem':'4.50','IsValidForCurrentSale':true}";
  private static final String AFTER =
      "{'ID':9,'OrderID':2,'ProductID':4,'Qty':2.0,'PricePerItem':'5.00','IsValidForCurrentSale':false}";
  private static final String SOURCE =
      "{'version':'3.6.1.Final','connector':'sqlserver','name':'concord','ts_ms':1767323045123,"
          + "'snapshot':'false','db':'Shop','sequence':null,'schema':'dbo','table':'OrderItem',"
          + "'change_lsn':'00000025:00000118:0003','commit_lsn':null,'event_serial_no':2}";
  private static final OrderItemRow ROW_BEFORE =
      new OrderItemRow(9, 2L, 3L, 1.5, new BigDecimal("4.5"), true);
  private static final OrderItemRow ROW_AFTER =
      new OrderItemRow(9, 2L, 4L, 2.0, new BigDecimal("5"), false);

  @Test
  void shouldReadACreate() {
    assertItem(envelope("null", AFTER, "c"), Operation.CREATE, null, ROW_AFTER);
  }

  @Test
  void shouldReadASnapshotRow() {
    assertItem(envelope("null", AFTER, "r"), Operation.READ, null, ROW_AFTER);
  }

  @Test
  void shouldReadAnUpdate() {
    assertItem(envelope(BEFORE, AFTER, "u"), Operation.UPDATE, ROW_BEFORE, ROW_AFTER);
  }

  @Test
  void shouldReadADelete() {
    assertItem(envelope(BEFORE, "null", "d"), Operation.DELETE, ROW_BEFORE, null);
  }

  @ParameterizedTest
  @MethodSource("serdes")
  void shouldReadATombstoneAsNull(Serde<?> serde) {
    assertThat(read(serde, (byte[]) null)).isNull();
  }

  @ParameterizedTest
  @MethodSource("serdes")
  void shouldRefuseToWrite(Serde<?> serde) {
    assertThatThrownBy(() -> serde.serializer().serialize("any-topic", null))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  static List<Serde<?>> serdes() {
    return List.of(
        Envelopes.orders(),
        Envelopes.orderItems(),
        Envelopes.clientAgreements(),
        Envelopes.clients(),
        Envelopes.products(),
        Envelopes.carBrands(),
        Envelopes.productCarBrands());
  }

  @Test
  void shouldReadEveryTable() {
    assertThat(
            after(
                Envelopes.orders(),
                "'ID':1,'ClientAgreementID':2,'Created':'2026-01-02T03:04:05Z'"))
        .isEqualTo(new OrderRow(1, 2L, Ticks.of(Instant.parse("2026-01-02T03:04:05Z"))));
    assertThat(after(Envelopes.clientAgreements(), "'ID':1,'ClientID':2"))
        .isEqualTo(new ClientAgreementRow(1, 2L));
    assertThat(after(Envelopes.clients(), "'ID':1,'Name':'Ada'"))
        .isEqualTo(new ClientRow(1, "Ada"));
    assertThat(after(Envelopes.products(), "'ID':1,'Name':'Disc','VendorCode':'D-1'"))
        .isEqualTo(new ProductRow(1, "Disc", "D-1"));
    assertThat(after(Envelopes.carBrands(), "'ID':1,'Name':'MAN'"))
        .isEqualTo(new CarBrandRow(1, "MAN"));
    assertThat(after(Envelopes.productCarBrands(), "'ID':1,'ProductID':2,'CarBrandID':3"))
        .isEqualTo(new ProductCarBrandRow(1, 2L, 3L));
  }

  @Test
  void shouldTakeAMissingNameOrAmountForNull() {
    assertThat(
            after(
                Envelopes.orderItems(),
                "'ID':1,'OrderID':2,'ProductID':3,'IsValidForCurrentSale':null"))
        .isEqualTo(new OrderItemRow(1, 2L, 3L, null, null, true));
    assertThat(after(Envelopes.clients(), "'ID':1")).isEqualTo(new ClientRow(1, null));
    assertThat(after(Envelopes.products(), "'ID':1")).isEqualTo(new ProductRow(1, null, null));
    assertThat(after(Envelopes.carBrands(), "'ID':1")).isEqualTo(new CarBrandRow(1, null));
  }

  /** As nulls they would look like orders of nobody and lines in carts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Order | ClientAgreementID | 'ID':1,'Created':'2026-01-02T03:04:05Z'",
        "Order | Created | 'ID':1,'ClientAgreementID':2",
        "OrderItem | OrderID | 'ID':1,'ProductID':3,'IsValidForCurrentSale':true",
        "OrderItem | ProductID | 'ID':1,'OrderID':2,'IsValidForCurrentSale':true",
        "OrderItem | IsValidForCurrentSale | 'ID':1,'OrderID':2,'ProductID':3,'Qty':1.0",
        "ClientAgreement | ClientID | 'ID':1,'Name':'A'",
        "ProductCarBrand | ProductID | 'ID':1,'CarBrandID':3",
        "ProductCarBrand | CarBrandID | 'ID':1,'ProductID':3",
      })
  void shouldNameTableAndColumnWhenAColumnWasDropped(String table, String column, String image) {
    Serde<?> serde =
        switch (table) {
          case "Order" -> Envelopes.orders();
          case "OrderItem" -> Envelopes.orderItems();
          case "ClientAgreement" -> Envelopes.clientAgreements();
          default -> Envelopes.productCarBrands();
        };

    assertRefused(serde, createOf(image))
        .hasMessageStartingWith(table + " must have the column " + column + ", null or not")
        .hasMessageContaining("put it back");
  }

  @Test
  void shouldReadALineWhoseAmountBeforeIsBad() {
    for (String bad : List.of("'Qty':'a lot'", "'PricePerItem':[1,{'a':2}]", "'Qty':{}")) {
      String before = "{'ID':9,'OrderID':7,'ProductID':3,'IsValidForCurrentSale':true," + bad + "}";
      assertItem(
          envelope(before, AFTER, "u"),
          Operation.UPDATE,
          new OrderItemRow(9, 7L, 3L, null, null, true),
          ROW_AFTER);
    }
  }

  @Test
  void shouldRefuseALineWhoseOrderOrProductBeforeIsBad() {
    for (String bad :
        List.of(
            "'OrderID':'x','ProductID':3",
            "'OrderID':7,'ProductID':1.5",
            "'OrderID':7,'ProductID':3,'IsValidForCurrentSale':'yes'")) {
      assertRefused(Envelopes.orderItems(), envelope("{'ID':9," + bad + "}", AFTER, "u"));
    }
    assertRefused(Envelopes.orderItems(), envelope("{'ID':9,'ProductID':3}", AFTER, "u"))
        .hasMessageContaining("OrderItem must have the column OrderID");
  }

  /** Their rows are read by key alone: what they were before is only told with the change. */
  @Test
  void shouldReadOtherTablesWhoseRowBeforeIsBad() {
    String order = "{'ID':9,'ClientAgreementID':2,'Created':'2026-01-02T03:04:05Z'}";
    for (String bad :
        List.of("{'ID':9,'Created':[{'x':{}}]}", "{'Created':17}", "{}", "{'ID':'9','a':[1]}")) {
      RowChange<OrderRow> change = read(Envelopes.orders(), envelope(bad, order, "u"));
      assertThat(change.before()).isNull();
      assertThat(change.after().agreementId()).isEqualTo(2);
      assertThat(read(Envelopes.orders(), envelope(bad, "null", "d")).operation())
          .isEqualTo(Operation.DELETE);
    }
    assertRefused(Envelopes.orders(), "{'before':{'Created':17,");
  }

  @Test
  void shouldTakeANullColumnForMissing() {
    assertThat(after(Envelopes.orders(), "'ID':1,'ClientAgreementID':null,'Created':null"))
        .isEqualTo(new OrderRow(1, null, null));
    assertThat(
            after(
                Envelopes.orderItems(),
                "'ID':1,'OrderID':null,'ProductID':2,'Qty':null,'PricePerItem':null,"
                    + "'IsValidForCurrentSale':null"))
        .isEqualTo(new OrderItemRow(1, null, 2L, null, null, true));
  }

  @Test
  void shouldSkipWhatIsNotUsed() {
    String junk = "{'a':[1,{'after':{'ID':99}},null],'op':'d','b':{'c':{'d':[[[]]]}}}";
    String row = "'x':" + junk + ",'ID':1,'Deleted':true,'y':[" + junk + "],'Name':'Ada','z':1e999";

    assertThat(
            read(
                Envelopes.clients(),
                "{'junk':"
                    + junk
                    + ",'transaction':{'id':'1'},'after':{"
                    + row
                    + "},'more':["
                    + junk
                    + "],'op':'c','ts_us':1,'source':{'junk':"
                    + junk
                    + ",'ts_ms':7}}"))
        .isEqualTo(new RowChange<>(Operation.CREATE, null, new ClientRow(1, "Ada"), 7));
  }

  @Test
  void shouldReadFieldsInAnyOrder() {
    assertThat(
            read(
                Envelopes.clients(),
                "{'op':'u','source':{'ts_ms':7},'after':{'Name':'B','ID':1},'before':{'Name':'A','ID':1}}"))
        .isEqualTo(
            new RowChange<>(Operation.UPDATE, new ClientRow(1, "A"), new ClientRow(1, "B"), 7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'ts_ms':7",
        "'ts_ms':7,'change_lsn':null,'commit_lsn':null,'event_serial_no':null",
        "'ts_ms':7,'commit_lsn':'00000025:00000118:0003','event_serial_no':2",
        "'ts_ms':7,'commit_lsn':'00000025:00000118:0003','event_serial_no':'2'",
        "'event_serial_no':99999999999999999999,'ts_ms':7",
        "'lsn':24023128,'xmin':null,'ts_ms':7"
      })
  void shouldReadAnySource(String source) {
    assertThat(commitTimeMs("{" + source + "}")).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "{'ts_ms':null}"})
  void shouldNotKnowTheCommitTimeWhenTheSourceDoesNotTell(String source) {
    assertThat(commitTimeMs(source)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'ts_ms':'7'}", "{'ts_ms':1.5}", "{'ts_ms':true}", "[]", "'x'", "7"})
  void shouldRefuseASourceInAnotherForm(String source) {
    assertRefused(Envelopes.clients(), "{'after':{'ID':1},'op':'c','source':" + source + "}");
  }

  @ParameterizedTest
  @CsvSource({"t", "m", "C", "''", "create"})
  void shouldRefuseAnotherOperation(String op) {
    assertRefused(Envelopes.clients(), envelope("null", "{'ID':1}", op))
        .hasMessageContaining("op=" + op);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'after':{'ID':1}}", "{'after':{'ID':1},'op':null}", "{'a':1}"})
  void shouldRefuseAnEnvelopeWithoutOperation(String envelope) {
    assertRefused(Envelopes.clients(), envelope).hasMessageContaining("op=null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "{}", "['c']"})
  void shouldRefuseAnOperationThatIsNoText(String op) {
    assertRefused(Envelopes.clients(), "{'after':{'ID':1},'op':" + op + "}");
  }

  @ParameterizedTest
  @CsvSource({"c", "u", "r"})
  void shouldRefuseAChangeWithoutTheRowNow(String op) {
    assertRefused(Envelopes.clients(), envelope("{'ID':1}", "null", op));
    assertRefused(Envelopes.orderItems(), envelope(BEFORE, "null", op));
  }

  @Test
  void shouldRefuseADeleteWithARowNow() {
    assertRefused(Envelopes.clients(), envelope("{'ID':1}", "{'ID':1}", "d"));
  }

  @Test
  void shouldRefuseALineWhoseRowBeforeIsMissing() {
    for (String missing :
        List.of(
            "{'after':" + AFTER + ",'op':'u'}",
            envelope("null", AFTER, "u"),
            "{'op':'d'}",
            envelope("null", "null", "d"))) {
      assertRefused(Envelopes.orderItems(), missing).hasMessageContaining("REPLICA IDENTITY FULL");
    }
  }

  @Test
  void shouldReadOtherTablesWithoutTheRowBefore() {
    assertThat(read(Envelopes.clients(), envelope("null", "{'ID':1}", "u")).after())
        .isEqualTo(new ClientRow(1, null));
    assertThat(read(Envelopes.orders(), envelope("null", "null", "d")))
        .isEqualTo(new RowChange<>(Operation.DELETE, null, null, 1767323045123L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'ID':9}",
        "{'ID':9,'OrderID':null,'ProductID':null,'Qty':null,'PricePerItem':null,'IsValidForCurrentSale':null}"
      })
  void shouldRefuseALineImageThatIsItsKeyAlone(String image) {
    for (String envelope :
        List.of(
            envelope(image, AFTER, "u"),
            envelope(BEFORE, image, "u"),
            envelope(image, "null", "d"),
            envelope("null", image, "c"),
            envelope("null", image, "r"))) {
      assertRefused(Envelopes.orderItems(), envelope)
          .hasMessageContaining("REPLICA IDENTITY FULL")
          .hasMessageContaining("ID=9");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'Name':'Ada'}", "{'ID':null}", "{'id':1}"})
  void shouldRefuseARowWithoutId(String row) {
    assertRefused(Envelopes.clients(), envelope("null", row, "c")).hasMessageContaining("ID=null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "'x'", "1", "true"})
  void shouldRefuseARowThatIsNoObject(String row) {
    assertRefused(Envelopes.clients(), envelope("null", row, "c")).hasMessageContaining("after");
    assertRefused(Envelopes.clients(), envelope(row, "{'ID':1}", "u"))
        .hasMessageContaining("before");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "null", "[]", "[{'op':'c'}]", "1", "'c'", "true", "nonsense", "{", "}"})
  void shouldRefuseWhatIsNoObject(String envelope) {
    assertRefused(Envelopes.clients(), envelope);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "1", "'x'"})
  void shouldRefuseAPayloadThatIsNoObject(String payload) {
    assertRefused(Envelopes.clients(), "{'schema':{'type':'struct'},'payload':" + payload + "}")
        .hasMessageContaining("payload");
  }

  @Test
  void shouldRefuseEveryTruncation() {
    for (String envelope :
        List.of(envelope(BEFORE, AFTER, "u"), withSchema(envelope(BEFORE, AFTER, "u")))) {
      byte[] whole = json(envelope);
      for (int length = 0; length < whole.length; length++) {
        assertRefused(Envelopes.orderItems(), Arrays.copyOf(whole, length));
      }
    }
  }

  @Test
  void shouldRefuseWhatFollowsTheEnvelope() {
    String envelope = envelope("null", "{'ID':1}", "c");
    for (String more : List.of("x", "{}", ",", "}", "]", " 1", envelope)) {
      assertRefused(Envelopes.clients(), envelope + more);
      assertRefused(Envelopes.clients(), withSchema(envelope) + more);
    }
    assertThat(read(Envelopes.clients(), "\n" + envelope + " \r\n\t").after().id()).isEqualTo(1);
  }

  @Test
  void shouldReadASchemaOnEitherSideOfThePayload() {
    String envelope = envelope(BEFORE, AFTER, "u");

    assertThat(
            read(
                Envelopes.orderItems(),
                "{'payload':" + envelope + ",'schema':{'op':'d','before':[1]}}"))
        .isEqualTo(read(Envelopes.orderItems(), envelope));
    assertThat(read(Envelopes.orderItems(), "{'schema':null,'payload':" + envelope + "}"))
        .isEqualTo(read(Envelopes.orderItems(), envelope));
  }

  @ParameterizedTest
  @MethodSource("notUtf8")
  void shouldRefuseWhatIsNotUtf8(byte[] name) {
    byte[] head = json("{'op':'c','after':{'ID':1,'Name':'");
    byte[] tail = json("'}}");
    byte[] envelope = new byte[head.length + name.length + tail.length];
    System.arraycopy(head, 0, envelope, 0, head.length);
    System.arraycopy(name, 0, envelope, head.length, name.length);
    System.arraycopy(tail, 0, envelope, head.length + name.length, tail.length);

    assertRefused(Envelopes.clients(), envelope);
  }

  static Stream<byte[]> notUtf8() {
    return Stream.of(
        new byte[] {(byte) 0xFF},
        new byte[] {(byte) 0x80},
        new byte[] {(byte) 0xC3},
        new byte[] {(byte) 0xC3, 'x'},
        new byte[] {(byte) 0xE2, (byte) 0x82},
        "Київ".getBytes(Charset.forName("windows-1251")),
        new byte[] {0},
        new byte[] {'\n'});
  }

  @Test
  void shouldRefuseBytesThatAreNoText() {
    assertRefused(Envelopes.clients(), new byte[] {0});
    assertRefused(Envelopes.clients(), new byte[] {0, 0, 0, 0, 5, 2, 2});
    assertRefused(Envelopes.clients(), new byte[] {(byte) 0xEF, (byte) 0xBB});
    assertRefused(Envelopes.clients(), "{'op'}".getBytes(StandardCharsets.UTF_16LE));
  }

  @Test
  void shouldRefuseNestingThatIsTooDeep() {
    String deep = "[".repeat(100_000);
    assertRefused(Envelopes.clients(), "{'junk':" + deep);
    assertRefused(Envelopes.clients(), "{'payload':".repeat(100_000));
  }

  @Test
  void shouldTakeTheLastOfADuplicatedField() {
    assertThat(
            read(
                Envelopes.clients(),
                "{'op':'d','op':'c','after':{'ID':1,'Name':'A'},'after':{'ID':2,'ID':3,'Name':'B'}}"))
        .isEqualTo(new RowChange<>(Operation.CREATE, null, new ClientRow(3, "B"), -1));
  }

  private static <T extends SourceRow> T after(Serde<RowChange<T>> serde, String columns) {
    return read(serde, createOf(columns)).after();
  }

  private static long commitTimeMs(String source) {
    return read(Envelopes.clients(), "{'after':{'ID':1},'op':'c','source':" + source + "}")
        .commitTimeMs();
  }

  private static void assertItem(
      String envelope, Operation operation, OrderItemRow before, OrderItemRow after) {
    RowChange<OrderItemRow> expected = new RowChange<>(operation, before, after, 1767323045123L);

    assertThat(read(Envelopes.orderItems(), envelope)).isEqualTo(expected);
    assertThat(read(Envelopes.orderItems(), withSchema(envelope))).isEqualTo(expected);
  }

  private static String envelope(String before, String after, String op) {
    return "{'before':"
        + before
        + ",'after':"
        + after
        + ",'source':"
        + SOURCE
        + ",'transaction':null,'op':'"
        + op
        + "','ts_ms':1767323046007,'ts_us':1767323046007000}";
  }

  private static String withSchema(String envelope) {
    return "{'schema':{'type':'struct','optional':false,'name':'Envelope','fields':[{'field':'before',"
        + "'fields':[{'type':'int64','optional':false,'field':'ID'}]},{'field':'op','type':'string'}]},"
        + "'payload':"
        + envelope
        + "}";
  }
}
