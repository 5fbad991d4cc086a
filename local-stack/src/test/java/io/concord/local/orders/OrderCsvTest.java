package io.concord.local.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderCsvTest {
  private static final String HEADER = "order_id,client_id,created,product_id,qty,price\n";
  private static final String LINE = "1,7,2024-07-01T09:30:00Z,55,2,3.50\n";

  @TempDir Path directory;

  @Test
  void shouldReadLinesWhenFileIsPlain() throws IOException {
    assertThat(read(HEADER + LINE))
        .containsExactly(
            new OrderLine(
                1, 7, Instant.parse("2024-07-01T09:30:00Z"), 55, 2, new BigDecimal("3.50")));
  }

  @Test
  void shouldReadLinesWhenFileIsGzipped() {
    assertThat(read(write("orders.csv.gz", gzip(HEADER + LINE + LINE.replace("55", "56")))))
        .extracting(OrderLine::productId)
        .containsExactly(55L, 56L);
  }

  @Test
  void shouldReadColumnsByNameWhenTheyStandInAnotherSequence() throws IOException {
    List<OrderLine> lines =
        read(
            "\uFEFFprice, product_id,qty,created,client_id,order_id\r\n"
                + "3.5,55, 2 ,2024-07-01T09:30:00Z,7,1\r\n");
    assertThat(lines)
        .containsExactly(
            new OrderLine(
                1, 7, Instant.parse("2024-07-01T09:30:00Z"), 55, 2, new BigDecimal("3.5")));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-07-01T09:30:00Z, 2024-07-01T09:30:00Z",
    "2024-07-01T09:30:00+02:00, 2024-07-01T07:30:00Z",
    "2024-07-01T09:30:00, 2024-07-01T09:30:00Z",
    "2024-07-01T09:30, 2024-07-01T09:30:00Z",
    "2024-07-01T09:30:00.1234567, 2024-07-01T09:30:00.123456700Z",
  })
  void shouldTakeOffsetsAsInstantsAndLocalTimesAsTheyStandWhenTimesAreRead(
      String written, Instant created) throws IOException {
    assertThat(read(HEADER + LINE.replace("2024-07-01T09:30:00Z", written)))
        .extracting(OrderLine::created)
        .containsExactly(created);
  }

  @Test
  void shouldAcceptOneOrderIdTwiceWhenClientsDiffer() throws IOException {
    assertThat(read(HEADER + LINE + "1,8,2024-07-02T09:30:00Z,55,2,3.50\n")).hasSize(2);
  }

  @Test
  void shouldCountLinesAndBytesWhenReading() throws IOException {
    Path file = write("orders.csv", HEADER + LINE);
    try (OrderCsv csv = OrderCsv.open(file)) {
      csv.next();
      assertThat(csv.lines()).isEqualTo(1);
      assertThat(csv.bytesRead()).isEqualTo(Files.size(file));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-07-01T09:30:00Z|01.07.2024|column created: expected an ISO-8601 date and time such as"
            + " 2024-07-01T09:30:00Z or 2024-07-01T09:30:00 in the years 1900 to 9999, found"
            + " \"01.07.2024\".",
        "2024-07-01T09:30:00Z|2024-02-30T09:30:00Z|column created: expected an ISO-8601",
        "2024-07-01T09:30:00Z|0024-02-03T09:30:00Z|column created: expected an ISO-8601",
        ",7,|,seven,|column client_id: expected a whole number from 0 to 9000000000000000000, found"
            + " \"seven\".",
        ",7,|,7.0,|column client_id: expected a whole number",
        ",7,|,,|column client_id: expected a whole number from 0 to 9000000000000000000, found"
            + " \"\".",
        "55|-55|column product_id: expected a whole number",
        "55|9223372036854775807|column product_id: expected a whole number",
        ",2,|,0,|column qty: expected a number greater than 0, found \"0\".",
        ",2,|,-2,|column qty: expected a number greater than 0, found \"-2\".",
        ",2,|,NaN,|column qty: expected a number greater than 0, found \"NaN\".",
        ",2,|,Infinity,|column qty: expected a number greater than 0",
        ",2,|,1e999,|column qty: expected a number greater than 0",
        "3.50|-3.50|column price: expected a number from 0 to less than 1E+16 with a decimal point,"
            + " found \"-3.50\".",
        "3.50|'\"3,50\"'|column price: expected a number from 0 to less than 1E+16 with a decimal"
            + " point, found \"3,50\".",
        "3.50|1e16|column price: expected a number",
        "3.50|1e-999999999|column price: expected a number",
        ",3.50|''|expected 6 values as in the header, found 5.",
        "3.50|3.50,9|expected 6 values as in the header, found 7.",
      })
  void shouldNameLineColumnAndValueWhenAValueIsWrong(String right, String wrong, String message)
      throws IOException {
    Path file =
        write("orders.csv", HEADER + LINE + LINE.replaceFirst("1,", "2,").replace(right, wrong));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(OrderDataException.class)
        .hasMessageStartingWith(file + " line 3" + (message.startsWith("col") ? ", " : ": "))
        .hasMessageContaining(message);
  }

  @Test
  void shouldNameTheLastLineWhenItLacksALineEnd() throws IOException {
    assertRefused(HEADER + LINE + "2,7,x,55,2,3.50", " line 3, column created");
  }

  @Test
  void shouldNameThePhysicalLineWhenEmptyLinesStandBefore() throws IOException {
    assertRefused(HEADER + "\n\n" + "2,7,x,55,2,3.50\n" + LINE, " line 4, column created");
  }

  @Test
  void shouldRefuseAnOrderWhenItsTimeDiffers() throws IOException {
    assertRefused(
        HEADER + LINE + "1,7,2024-07-02T09:30:00Z,56,2,3.50\n",
        " line 3, column created: expected 2024-07-01T09:30:00Z as on line 2 for the same order 1"
            + " of client 7, found \"2024-07-02T09:30:00Z\".");
  }

  @Test
  void shouldRefuseALineWhenTheOrderHasTheProductAlready() throws IOException {
    assertRefused(
        HEADER + LINE + LINE,
        " line 3, column product_id: expected each product once in order 1 of client 7, found \"55"
            + " again\".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "price|cost|found unknown column \"cost\".",
        ",price|''|found no column price.",
        "qty,price|qty,price,price|found column price twice.",
        "order_id,client_id|'1,7'|found unknown column \"1\".",
        ",client_id,created|''|found no column client_id, created.",
        "','|;|found unknown column \"order_id;client_id;created;product_id;qty;price\".",
      })
  void shouldNameTheColumnWhenTheHeaderIsWrong(String right, String wrong, String message)
      throws IOException {
    assertRefused(
        HEADER.replace(right, wrong) + LINE,
        " line 1: expected the columns order_id,client_id,created,product_id,qty,price, "
            + message);
  }

  @Test
  void shouldRefuseAFileWhenNothingIsInIt() throws IOException {
    assertRefused(
        "",
        " is empty; expected a header with order_id,client_id,created,product_id,qty,price and at"
            + " least one order line.");
  }

  @Test
  void shouldRefuseAFileWhenNothingIsInItAndItIsNamedGz() {
    assertRefused(write("orders.csv.gz", new byte[0]), " is empty; expected a header with");
  }

  @Test
  void shouldRefuseAFileWhenItHasNoLines() throws IOException {
    assertRefused(HEADER, " has a header but no order lines; expected at least one.");
  }

  @Test
  void shouldRefuseAFileWhenItDoesNotExist() {
    assertRefused(
        directory.resolve("none.csv"), " does not exist; expected a .csv or .csv.gz file.");
  }

  @Test
  void shouldRefuseADirectoryWhenAFileIsExpected() {
    assertRefused(directory, " is a directory; expected a .csv or .csv.gz file.");
  }

  @Test
  void shouldRefuseAFileWhenItIsNamedGzButIsNot() throws IOException {
    assertRefused(
        write("orders.csv.gz", HEADER + LINE),
        " is not a valid gzip file, although its name ends in .gz.");
  }

  @Test
  void shouldRefuseAFileWhenItsGzipDataIsCutOff() {
    byte[] whole = gzip(HEADER + LINE);
    assertRefused(
        write("orders.csv.gz", Arrays.copyOf(whole, whole.length - 10)),
        " ends in the middle of its gzip data");
  }

  @Test
  void shouldRefuseAFileWhenItIsNotUtf8() {
    byte[] latin =
        (HEADER + "1,7,2024-07-01T09:30:00Z,5ü,2,3.50\n").getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(write("orders.csv", latin), " is not UTF-8 text");
  }

  @Test
  void shouldRefuseALineWhenItsQuotesDoNotFit() throws IOException {
    assertRefused(HEADER + LINE + "2,\"7\"x,2024-07-01T09:30:00Z,55,2,3.50\n", " line 3: expected");
  }

  @Test
  void shouldShortenAndEscapeValuesWhenTheyAreLongOrInvisible() throws IOException {
    assertRefused(
        HEADER + LINE.replaceFirst("7", "\u0001" + "9".repeat(500)),
        "found \"\\u0001" + "9".repeat(59) + "…\".");
  }

  private void assertRefused(String content, String message) throws IOException {
    assertRefused(write("orders.csv", content), message);
  }

  private static void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(OrderDataException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message)
        .hasMessageEndingWith(".")
        .message()
        .doesNotContain("\n");
  }

  private List<OrderLine> read(String content) throws IOException {
    return read(write("orders.csv", content));
  }

  private static List<OrderLine> read(Path file) {
    List<OrderLine> lines = new ArrayList<>();
    try (OrderCsv csv = OrderCsv.open(file)) {
      csv.forEachRemaining(lines::add);
    }
    return lines;
  }

  private Path write(String name, String content) throws IOException {
    return write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(String name, byte[] content) {
    try {
      return Files.write(directory.resolve(name), content);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] gzip(String content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }
}
