/** Reads the source database, PostgreSQL or SQL Server, and never tells a password. */
package io.concord.local.database;
