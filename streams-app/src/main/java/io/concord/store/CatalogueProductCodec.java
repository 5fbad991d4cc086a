package io.concord.store;

import java.nio.ByteBuffer;

/**
 * A product of the catalogue.
 *
 * <pre>
 * | name, see Texts | vendor code, see Texts |
 * </pre>
 */
final class CatalogueProductCodec extends Codec<CatalogueProduct> {
  CatalogueProductCodec() {
    super(1);
  }

  @Override
  protected int sizeBytes(CatalogueProduct product) {
    return Texts.sizeBytes(product.name()) + Texts.sizeBytes(product.vendorCode());
  }

  @Override
  protected void write(CatalogueProduct product, ByteBuffer out) {
    Texts.write(product.name(), out);
    Texts.write(product.vendorCode(), out);
  }

  @Override
  protected CatalogueProduct read(ByteBuffer in) {
    return new CatalogueProduct(Texts.read(in), Texts.read(in));
  }
}
