package io.concord.store;

import io.concord.quality.ArmSums;
import io.concord.quality.ArmSums.Products;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Sums over the clients of an arm.
 *
 * <pre>
 * | clients (8) | orders | their squares | precisions: sum | squares | with orders | hits10: the same |
 * all but the first are numbers of varying length
 * </pre>
 */
final class ArmSumsCodec extends Codec<ArmSums> {
  ArmSumsCodec() {
    super(1);
  }

  @Override
  protected int sizeBytes(ArmSums sums) {
    return Long.BYTES + numbers(sums).stream().mapToInt(QualityFields::sizeBytes).sum();
  }

  @Override
  protected void write(ArmSums sums, ByteBuffer out) {
    out.putLong(sums.clients());
    numbers(sums).forEach(number -> QualityFields.write(number, out));
  }

  @Override
  protected ArmSums read(ByteBuffer in) {
    return new ArmSums(
        in.getLong(),
        QualityFields.readNumber(in),
        QualityFields.readNumber(in),
        readProducts(in),
        readProducts(in));
  }

  private static Products readProducts(ByteBuffer in) {
    return new Products(
        QualityFields.readNumber(in), QualityFields.readNumber(in), QualityFields.readNumber(in));
  }

  private static List<BigInteger> numbers(ArmSums sums) {
    return List.of(
        sums.orders(),
        sums.ordersSquares(),
        sums.precisions().sum(),
        sums.precisions().squares(),
        sums.precisions().withOrders(),
        sums.hits10().sum(),
        sums.hits10().squares(),
        sums.hits10().withOrders());
  }
}
