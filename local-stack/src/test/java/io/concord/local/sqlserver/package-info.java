/**
 * From a commit in SQL Server to the list over HTTP: one test body, run against a protocol stand-in
 * always and against the real server where there are containers.
 */
package io.concord.local.sqlserver;
