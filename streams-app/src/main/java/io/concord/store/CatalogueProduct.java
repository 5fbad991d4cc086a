package io.concord.store;

/** What the catalogue says of a product; null where it says nothing. */
public record CatalogueProduct(String name, String vendorCode) {}
