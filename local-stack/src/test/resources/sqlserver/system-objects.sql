-- What a database of SQL Server has before change data capture is enabled, as far as it is asked for.
CREATE SCHEMA dbo;
CREATE SCHEMA sys;
CREATE SCHEMA msdb;
CREATE SCHEMA log;
CREATE ROLE db_datareader;
GRANT SELECT ON SCHEMA dbo TO db_datareader;

CREATE TABLE sys.databases(name VARCHAR(128), database_id INT, compatibility_level INT, is_cdc_enabled BOOLEAN,
  snapshot_isolation_state TINYINT, snapshot_isolation_state_desc VARCHAR(60), is_read_committed_snapshot_on BOOLEAN,
  recovery_model_desc VARCHAR(60));
CREATE TABLE sys.schemas(schema_id INT, name VARCHAR(128));
INSERT INTO sys.schemas VALUES (1, 'dbo'), (4, 'sys'), (5, 'cdc');
CREATE TABLE sys.tables(object_id INT PRIMARY KEY, name VARCHAR(128), schema_id INT, is_tracked_by_cdc BOOLEAN);
CREATE TABLE sys.columns(object_id INT, name VARCHAR(128), column_id INT, type_name VARCHAR(128), is_nullable BOOLEAN);
CREATE TABLE sys.server_principals(name VARCHAR(128), principal_id INT, type_desc VARCHAR(60));
CREATE TABLE sys.database_principals(name VARCHAR(128), principal_id INT, type_desc VARCHAR(60));
CREATE TABLE sys.database_role_members(role_name VARCHAR(128), member_name VARCHAR(128));

CREATE TABLE sys.dm_server_services(servicename VARCHAR(256), status INT, status_desc VARCHAR(60));
INSERT INTO sys.dm_server_services VALUES ('SQL Server (MSSQLSERVER)', 4, 'Running'), ('SQL Server Agent (MSSQLSERVER)', 4, 'Running');
-- The number without digits is a scan that found nothing, as the newest mostly is; it is never NULL.
CREATE TABLE sys.dm_cdc_log_scan_sessions(session_id INT, start_lsn VARCHAR(23) DEFAULT '00000000:00000000:0000', start_time TIMESTAMP(3), end_time TIMESTAMP(3),
  error_count INT, tran_count BIGINT, latency INT, empty_scan_count INT);
CREATE TABLE sys.dm_cdc_errors(session_id INT, entry_time TIMESTAMP(3), error_number INT, error_message VARCHAR(1024));
CREATE TABLE msdb.syssessions(session_id INT);
INSERT INTO msdb.syssessions VALUES (1), (2);
CREATE TABLE msdb.sysjobactivity(session_id INT, job_id INT, start_execution_date TIMESTAMP(3), stop_execution_date TIMESTAMP(3));
CREATE TABLE msdb.cdc_jobs(job_id INT GENERATED ALWAYS AS IDENTITY, database_id INT, job_type VARCHAR(20), maxtrans INT, maxscans INT, continuous BOOLEAN,
  pollinginterval BIGINT, retention BIGINT, threshold BIGINT);

GRANT SELECT ON sys.databases TO PUBLIC;
GRANT SELECT ON sys.schemas TO PUBLIC;
GRANT SELECT ON sys.tables TO PUBLIC;
GRANT SELECT ON sys.columns TO PUBLIC;
GRANT SELECT ON sys.server_principals TO PUBLIC;
GRANT SELECT ON sys.database_principals TO PUBLIC;
GRANT SELECT ON sys.database_role_members TO PUBLIC;

-- The transaction log: changes of tracked tables that the agent has not seen yet.
CREATE TABLE log.changes(position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, transaction_id VARCHAR(40), changed_at BIGINT,
  object_id INT, before_image VARBINARY(1000000), after_image VARBINARY(1000000));
GRANT INSERT ON log.changes TO PUBLIC;

CREATE ALIAS DB_ID FOR 'io.concord.local.sqlserver.engine.SystemFunctions.databaseId';
CREATE ALIAS DB_NAME FOR 'io.concord.local.sqlserver.engine.SystemFunctions.databaseName';
CREATE ALIAS HAS_PERMS_BY_NAME FOR 'io.concord.local.sqlserver.engine.SystemFunctions.hasPermission';
CREATE ALIAS IS_ROLEMEMBER FOR 'io.concord.local.sqlserver.engine.SystemFunctions.isRoleMember';
CREATE ALIAS IS_SRVROLEMEMBER FOR 'io.concord.local.sqlserver.engine.SystemFunctions.isServerRoleMember';
CREATE ALIAS OBJECT_ID FOR 'io.concord.local.sqlserver.engine.SystemFunctions.objectId';
CREATE ALIAS OBJECT_NAME FOR 'io.concord.local.sqlserver.engine.SystemFunctions.objectName';
CREATE ALIAS OBJECT_SCHEMA_NAME FOR 'io.concord.local.sqlserver.engine.SystemFunctions.objectSchemaName';
CREATE ALIAS QUOTENAME FOR 'io.concord.local.sqlserver.engine.SystemFunctions.quoteName';
CREATE ALIAS SERVERPROPERTY FOR 'io.concord.local.sqlserver.engine.SystemFunctions.serverProperty';
CREATE ALIAS SUSER_ID FOR 'io.concord.local.sqlserver.engine.SystemFunctions.loginId';
CREATE ALIAS SYSDATETIMEOFFSET FOR 'io.concord.local.sqlserver.engine.SystemFunctions.now';
CREATE ALIAS TODATETIMEOFFSET FOR 'io.concord.local.sqlserver.engine.SystemFunctions.atOffset';
CREATE ALIAS USER_ID FOR 'io.concord.local.sqlserver.engine.SystemFunctions.userId';
CREATE ALIAS sys.fn_cdc_get_max_lsn FOR 'io.concord.local.sqlserver.engine.SystemFunctions.maxLsn';
CREATE ALIAS sys.fn_cdc_get_min_lsn FOR 'io.concord.local.sqlserver.engine.SystemFunctions.minLsn';
CREATE ALIAS sys.fn_cdc_increment_lsn FOR 'io.concord.local.sqlserver.engine.SystemFunctions.incrementLsn';
CREATE ALIAS sys.fn_cdc_map_lsn_to_time FOR 'io.concord.local.sqlserver.engine.SystemFunctions.timeOfLsn';
CREATE ALIAS sys.from_lsn FOR 'io.concord.local.sqlserver.engine.SystemFunctions.fromLsn';
