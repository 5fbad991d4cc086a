/**
 * A stand-in for a SQL Server database with change data capture: H2 that keeps the rows, the system
 * objects that clients ask for, and a capture agent that fills change tables.
 *
 * <p>It reads the T-SQL of the connector, the driver, our scripts and tests, and refuses all other.
 * It proves nothing about locking, collation, the latency of the real agent or the evolution of
 * schemas: what runs against it is the real connector and the real driver against a protocol
 * stand-in.
 */
package io.concord.local.sqlserver.engine;
