-- Enables change data capture for the connector, in the database it reads. Run it once as a member of sysadmin, in the
-- shop's database; SQL Server Agent must run (so not Express). What is enabled already is left alone.
--
-- Latency is the sum of the capture job's poll (here 1 s, default 5 s) and the connector's.
-- A connector that is down for longer than the retention loses changes: raise an alert long before, and rebuild after.

-- The initial snapshot reads all tables as of one moment without holding locks.
ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;
GO

IF NOT EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_cdc_enabled = 1)
  EXEC sys.sp_cdc_enable_db;
GO

-- The connector writes the watermarks of an incremental snapshot here; a row can also start one.
IF OBJECT_ID(N'dbo.ConnectorSignal') IS NULL
  CREATE TABLE dbo.[ConnectorSignal] (
    [ID] varchar(42) NOT NULL PRIMARY KEY,
    [Type] varchar(32) NOT NULL,
    [Data] varchar(2048)
  );
GO

IF NOT EXISTS (SELECT 1 FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(N'dbo.[Client]'))
  EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'Client', @role_name = NULL, @supports_net_changes = 0;
GO
IF NOT EXISTS (SELECT 1 FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(N'dbo.[ClientAgreement]'))
  EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'ClientAgreement', @role_name = NULL, @supports_net_changes = 0;
GO
IF NOT EXISTS (SELECT 1 FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(N'dbo.[Order]'))
  EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'Order', @role_name = NULL, @supports_net_changes = 0;
GO
IF NOT EXISTS (SELECT 1 FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(N'dbo.[OrderItem]'))
  EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'OrderItem', @role_name = NULL, @supports_net_changes = 0;
GO
IF NOT EXISTS (SELECT 1 FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(N'dbo.[Product]'))
  EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'Product', @role_name = NULL, @supports_net_changes = 0;
GO
IF NOT EXISTS (SELECT 1 FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(N'dbo.[ProductCarBrand]'))
  EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'ProductCarBrand', @role_name = NULL, @supports_net_changes = 0;
GO
IF NOT EXISTS (SELECT 1 FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(N'dbo.[CarBrand]'))
  EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'CarBrand', @role_name = NULL, @supports_net_changes = 0;
GO
IF NOT EXISTS (SELECT 1 FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(N'dbo.[ConnectorSignal]'))
  EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'ConnectorSignal', @role_name = NULL, @supports_net_changes = 0;
GO

-- Seconds between two scans of the log; a job reads its settings when it starts.
EXEC sys.sp_cdc_change_job @job_type = N'capture', @pollinginterval = 1;
EXEC sys.sp_cdc_stop_job @job_type = N'capture';
EXEC sys.sp_cdc_start_job @job_type = N'capture';
GO

-- Minutes that changes are kept: 7 days, as long as a consumer may lag. The default is 3 days.
EXEC sys.sp_cdc_change_job @job_type = N'cleanup', @retention = 10080;
GO

-- The connector's login, with no more than it needs. Create the login first:
--   CREATE LOGIN concord WITH PASSWORD = '...';
IF SUSER_ID(N'concord') IS NOT NULL AND USER_ID(N'concord') IS NULL
  CREATE USER concord FOR LOGIN concord;
IF USER_ID(N'concord') IS NOT NULL
BEGIN
  ALTER ROLE db_datareader ADD MEMBER concord;
  GRANT VIEW DATABASE STATE TO concord;
  GRANT INSERT, DELETE ON dbo.[ConnectorSignal] TO concord;
END
GO
