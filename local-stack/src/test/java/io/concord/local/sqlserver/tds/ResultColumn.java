package io.concord.local.sqlserver.tds;

/** A column of a result. */
public record ResultColumn(String name, TsqlType type) {}
