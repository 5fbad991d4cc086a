-- What sp_cdc_enable_db adds; dropping the schema takes it all back.
CREATE SCHEMA cdc;
GRANT SELECT ON SCHEMA cdc TO db_datareader;
CREATE TABLE cdc.lsn_time_mapping(start_lsn BINARY(10) PRIMARY KEY, tran_begin_time TIMESTAMP(3), tran_end_time TIMESTAMP(3),
  tran_id VARBINARY(10));
CREATE TABLE cdc.change_tables(object_id INT PRIMARY KEY, version INT, source_object_id INT, capture_instance VARCHAR(128) UNIQUE,
  start_lsn BINARY(10), end_lsn BINARY(10), supports_net_changes BOOLEAN, has_drop_pending BOOLEAN, role_name VARCHAR(128),
  index_name VARCHAR(128), filegroup_name VARCHAR(128), create_date TIMESTAMP(3), partition_switch BOOLEAN);
CREATE TABLE cdc.captured_columns(object_id INT, column_name VARCHAR(128), column_id INT, column_type VARCHAR(128),
  column_ordinal INT, is_computed BOOLEAN);
INSERT INTO msdb.cdc_jobs(database_id, job_type, maxtrans, maxscans, continuous, pollinginterval, retention, threshold)
  SELECT database_id, 'capture', 500, 10, TRUE, 5, 0, 0 FROM sys.databases;
INSERT INTO msdb.cdc_jobs(database_id, job_type, maxtrans, maxscans, continuous, pollinginterval, retention, threshold)
  SELECT database_id, 'cleanup', 0, 0, FALSE, 0, 4320, 5000 FROM sys.databases;
INSERT INTO msdb.sysjobactivity
  SELECT 2, job_id, CASE WHEN job_type = 'capture' THEN LOCALTIMESTAMP END, NULL FROM msdb.cdc_jobs;
UPDATE sys.databases SET is_cdc_enabled = TRUE;
