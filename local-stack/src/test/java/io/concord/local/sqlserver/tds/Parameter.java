package io.concord.local.sqlserver.tds;

/**
 * A parameter of a statement or a procedure.
 *
 * @param name with its {@code @}, or empty
 * @param value null, Boolean, Integer, Long, Double, BigDecimal, String, byte[], UUID or one of
 *     java.time
 */
public record Parameter(String name, Object value) {}
