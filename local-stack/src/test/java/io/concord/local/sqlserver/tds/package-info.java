/**
 * The server side of TDS 7.4, the wire protocol of SQL Server, as far as Microsoft's JDBC driver
 * uses it for a change data capture connector and for plain statements.
 *
 * <p>It knows bytes and no SQL: a {@link io.concord.local.sqlserver.tds.TsqlServer} answers the
 * statements. All names are those of Microsoft's protocol description MS-TDS.
 */
package io.concord.local.sqlserver.tds;
