-- Enables change data capture for the connector, in the database it reads:
--   sqlcmd -b -d Shop -i enable-cdc-sqlserver.sql        (-b: stop at the first error)
-- Run it as a member of sysadmin. It may be run again: what is as it should be is left alone. disable-cdc-sqlserver.sql undoes it.
--
-- For SQL Server 2016 SP1 or newer, Standard, Enterprise or Developer. Azure SQL Database has no Agent and schedules capture by
-- itself: this script is not for it.

IF SERVERPROPERTY('EngineEdition') = 4
  THROW 51001, N'change data capture must have an edition with SQL Server Agent: this is Express', 1;
GO
IF DB_NAME() IN (N'master', N'model', N'msdb', N'tempdb')
  THROW 51002, N'the current database must be the shop: this is a system database, choose with sqlcmd -d or USE', 1;
GO
IF IS_SRVROLEMEMBER(N'sysadmin') = 0
  THROW 51003, N'this script must be run by a member of sysadmin: sys.sp_cdc_enable_db demands it', 1;
GO
IF NOT EXISTS (SELECT 1 FROM sys.dm_server_services WHERE servicename LIKE N'SQL Server Agent (%' AND status = 4)
  THROW 51004, N'SQL Server Agent must run: it scans the log and cleans up. Start it, set it to start by itself', 1;
GO
IF OBJECT_ID(N'dbo.[Client]', N'U') IS NULL
  THROW 51010, N'table dbo.Client must exist', 1;
GO
IF OBJECT_ID(N'dbo.[ClientAgreement]', N'U') IS NULL
  THROW 51011, N'table dbo.ClientAgreement must exist', 1;
GO
IF OBJECT_ID(N'dbo.[Order]', N'U') IS NULL
  THROW 51012, N'table dbo.Order must exist', 1;
GO
IF OBJECT_ID(N'dbo.[OrderItem]', N'U') IS NULL
  THROW 51013, N'table dbo.OrderItem must exist', 1;
GO
IF OBJECT_ID(N'dbo.[Product]', N'U') IS NULL
  THROW 51014, N'table dbo.Product must exist', 1;
GO
IF OBJECT_ID(N'dbo.[ProductCarBrand]', N'U') IS NULL
  THROW 51015, N'table dbo.ProductCarBrand must exist', 1;
GO
IF OBJECT_ID(N'dbo.[CarBrand]', N'U') IS NULL
  THROW 51016, N'table dbo.CarBrand must exist', 1;
GO

-- The initial snapshot reads all tables as of one moment without holding locks. Waits for transactions that are open now;
-- from then on changed rows have 14 bytes more, and old versions lie in tempdb while the snapshot runs.
IF NOT EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND snapshot_isolation_state = 1)
  ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;
GO

IF NOT EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_cdc_enabled = 1)
  EXEC sys.sp_cdc_enable_db;
GO

-- The connector writes the watermarks of an incremental snapshot here; a row can also start one. The connector counts on
-- the order of the columns, and writes id in lower case, which matters where the collation is case-sensitive.
IF OBJECT_ID(N'dbo.[ConnectorSignal]', N'U') IS NULL
  CREATE TABLE dbo.[ConnectorSignal] (
    [id] varchar(42) NOT NULL PRIMARY KEY,
    [type] varchar(32) NOT NULL,
    [data] varchar(2048)
  );
GO

-- Only the columns that are used: nothing else is copied, and an update of other columns alone makes no change record.
-- A column that is to be used later needs a second capture instance: add-capture-instance-sqlserver.sql.
-- No gating role: who may read a table's columns may read their history.
IF NOT EXISTS (SELECT 1 FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(N'dbo.[Client]'))
  EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'Client', @capture_instance = N'dbo_Client', @captured_column_list = N'ID,Name', @role_name = NULL, @supports_net_changes = 0;
GO
IF NOT EXISTS (SELECT 1 FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(N'dbo.[ClientAgreement]'))
  EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'ClientAgreement', @capture_instance = N'dbo_ClientAgreement', @captured_column_list = N'ID,ClientID', @role_name = NULL, @supports_net_changes = 0;
GO
IF NOT EXISTS (SELECT 1 FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(N'dbo.[Order]'))
  EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'Order', @capture_instance = N'dbo_Order', @captured_column_list = N'ID,ClientAgreementID,Created', @role_name = NULL, @supports_net_changes = 0;
GO
IF NOT EXISTS (SELECT 1 FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(N'dbo.[OrderItem]'))
  EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'OrderItem', @capture_instance = N'dbo_OrderItem', @captured_column_list = N'ID,OrderID,ProductID,Qty,PricePerItem,IsValidForCurrentSale', @role_name = NULL, @supports_net_changes = 0;
GO
IF NOT EXISTS (SELECT 1 FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(N'dbo.[Product]'))
  EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'Product', @capture_instance = N'dbo_Product', @captured_column_list = N'ID,Name,VendorCode', @role_name = NULL, @supports_net_changes = 0;
GO
IF NOT EXISTS (SELECT 1 FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(N'dbo.[ProductCarBrand]'))
  EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'ProductCarBrand', @capture_instance = N'dbo_ProductCarBrand', @captured_column_list = N'ID,ProductID,CarBrandID', @role_name = NULL, @supports_net_changes = 0;
GO
IF NOT EXISTS (SELECT 1 FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(N'dbo.[CarBrand]'))
  EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'CarBrand', @capture_instance = N'dbo_CarBrand', @captured_column_list = N'ID,Name', @role_name = NULL, @supports_net_changes = 0;
GO
IF NOT EXISTS (SELECT 1 FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(N'dbo.[ConnectorSignal]'))
  EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'ConnectorSignal', @capture_instance = N'dbo_ConnectorSignal', @captured_column_list = N'id,type,data', @role_name = NULL, @supports_net_changes = 0;
GO

-- Seconds between two scans of the log. Latency is the sum of this (default 5) and the connector's poll. The job reads its
-- settings when it starts, so one that runs with others is stopped, which takes it some seconds. No TRY: a refusal to stop or start
-- a job passes through CATCH.
IF EXISTS (SELECT 1 FROM msdb.dbo.cdc_jobs WHERE database_id = DB_ID() AND job_type = N'capture' AND pollinginterval <> 1)
  AND EXISTS (
    SELECT 1 FROM msdb.dbo.sysjobactivity a JOIN msdb.dbo.cdc_jobs j ON j.job_id = a.job_id
    WHERE j.database_id = DB_ID() AND j.job_type = N'capture' AND a.start_execution_date IS NOT NULL
    AND a.stop_execution_date IS NULL AND a.session_id = (SELECT MAX(session_id) FROM msdb.dbo.syssessions))
BEGIN
  EXEC sys.sp_cdc_stop_job @job_type = N'capture';
  WAITFOR DELAY '00:00:10';
END;
GO
EXEC sys.sp_cdc_change_job @job_type = N'capture', @pollinginterval = 1;
GO
IF NOT EXISTS (
    SELECT 1 FROM msdb.dbo.sysjobactivity a JOIN msdb.dbo.cdc_jobs j ON j.job_id = a.job_id
    WHERE j.database_id = DB_ID() AND j.job_type = N'capture' AND a.start_execution_date IS NOT NULL
    AND a.stop_execution_date IS NULL AND a.session_id = (SELECT MAX(session_id) FROM msdb.dbo.syssessions))
  EXEC sys.sp_cdc_start_job @job_type = N'capture';
GO
WAITFOR DELAY '00:00:05';
GO
IF NOT EXISTS (
    SELECT 1 FROM msdb.dbo.sysjobactivity a JOIN msdb.dbo.cdc_jobs j ON j.job_id = a.job_id
    WHERE j.database_id = DB_ID() AND j.job_type = N'capture' AND a.start_execution_date IS NOT NULL
    AND a.stop_execution_date IS NULL AND a.session_id = (SELECT MAX(session_id) FROM msdb.dbo.syssessions))
  THROW 51005, N'the capture job must run: it was still stopping, run this script again', 1;
GO

-- Minutes that changes are kept: 7 days, default 3. A connector that is down for longer loses changes: raise an alert long
-- before, and rebuild after.
EXEC sys.sp_cdc_change_job @job_type = N'cleanup', @retention = 10080;
GO

-- The connector's user, with no more than it needs. VIEW DATABASE STATE is for sys.dm_cdc_log_scan_sessions, which the
-- connector asks whenever nothing has come for a while. Not granted: sys.dm_server_services needs VIEW SERVER STATE and
-- sys.sp_cdc_help_jobs db_owner; without them the connector only writes warnings.
IF SUSER_ID(N'concord') IS NULL
  PRINT N'There is no login concord yet: CREATE LOGIN concord WITH PASSWORD = ..., then run this script again.';
GO
IF SUSER_ID(N'concord') IS NOT NULL AND USER_ID(N'concord') IS NULL
  CREATE USER concord FOR LOGIN concord;
GO
IF USER_ID(N'concord') IS NOT NULL
BEGIN
  GRANT SELECT ON dbo.[Client] TO concord;
  GRANT SELECT ON dbo.[ClientAgreement] TO concord;
  GRANT SELECT ON dbo.[Order] TO concord;
  GRANT SELECT ON dbo.[OrderItem] TO concord;
  GRANT SELECT ON dbo.[Product] TO concord;
  GRANT SELECT ON dbo.[ProductCarBrand] TO concord;
  GRANT SELECT ON dbo.[CarBrand] TO concord;
  GRANT SELECT, INSERT, DELETE ON dbo.[ConnectorSignal] TO concord;
  GRANT SELECT ON SCHEMA::cdc TO concord;
  GRANT VIEW DATABASE STATE TO concord;
END;
GO
