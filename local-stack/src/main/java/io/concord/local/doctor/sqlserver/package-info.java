/** Checks a SQL Server whose changes are captured: tables, jobs, rights, settings. */
package io.concord.local.doctor.sqlserver;
