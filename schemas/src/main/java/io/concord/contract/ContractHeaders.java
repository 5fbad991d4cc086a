package io.concord.contract;

/** HTTP headers of our own. */
public final class ContractHeaders {
  /** On a request that one node sends to another, which then asks nobody else. */
  public static final String FORWARDED = "Concord-Forwarded";

  private ContractHeaders() {}
}
