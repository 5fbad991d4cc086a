-- Undoes enable-cdc-sqlserver.sql:
--   sqlcmd -b -d Shop -i disable-cdc-sqlserver.sql
-- Delete the connector first. May be run again. All capture instances of these tables go, and the changes kept in them: what
-- the connector had not read is lost, and needs a new snapshot.
--
-- Change data capture of the database, with its jobs, goes only if no other table is captured. Snapshot isolation stays
-- allowed, because somebody may use it by now: ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION OFF. So does the login.

IF EXISTS (SELECT 1 FROM sys.tables WHERE object_id = OBJECT_ID(N'dbo.[CarBrand]') AND is_tracked_by_cdc = 1)
  EXEC sys.sp_cdc_disable_table @source_schema = N'dbo', @source_name = N'CarBrand', @capture_instance = N'all';
GO
IF EXISTS (SELECT 1 FROM sys.tables WHERE object_id = OBJECT_ID(N'dbo.[ProductCarBrand]') AND is_tracked_by_cdc = 1)
  EXEC sys.sp_cdc_disable_table @source_schema = N'dbo', @source_name = N'ProductCarBrand', @capture_instance = N'all';
GO
IF EXISTS (SELECT 1 FROM sys.tables WHERE object_id = OBJECT_ID(N'dbo.[Product]') AND is_tracked_by_cdc = 1)
  EXEC sys.sp_cdc_disable_table @source_schema = N'dbo', @source_name = N'Product', @capture_instance = N'all';
GO
IF EXISTS (SELECT 1 FROM sys.tables WHERE object_id = OBJECT_ID(N'dbo.[OrderItem]') AND is_tracked_by_cdc = 1)
  EXEC sys.sp_cdc_disable_table @source_schema = N'dbo', @source_name = N'OrderItem', @capture_instance = N'all';
GO
IF EXISTS (SELECT 1 FROM sys.tables WHERE object_id = OBJECT_ID(N'dbo.[Order]') AND is_tracked_by_cdc = 1)
  EXEC sys.sp_cdc_disable_table @source_schema = N'dbo', @source_name = N'Order', @capture_instance = N'all';
GO
IF EXISTS (SELECT 1 FROM sys.tables WHERE object_id = OBJECT_ID(N'dbo.[ClientAgreement]') AND is_tracked_by_cdc = 1)
  EXEC sys.sp_cdc_disable_table @source_schema = N'dbo', @source_name = N'ClientAgreement', @capture_instance = N'all';
GO
IF EXISTS (SELECT 1 FROM sys.tables WHERE object_id = OBJECT_ID(N'dbo.[Client]') AND is_tracked_by_cdc = 1)
  EXEC sys.sp_cdc_disable_table @source_schema = N'dbo', @source_name = N'Client', @capture_instance = N'all';
GO
IF EXISTS (SELECT 1 FROM sys.tables WHERE object_id = OBJECT_ID(N'dbo.[ConnectorSignal]') AND is_tracked_by_cdc = 1)
  EXEC sys.sp_cdc_disable_table @source_schema = N'dbo', @source_name = N'ConnectorSignal', @capture_instance = N'all';
GO

IF OBJECT_ID(N'dbo.[ConnectorSignal]', N'U') IS NOT NULL
  DROP TABLE dbo.[ConnectorSignal];
GO

IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_cdc_enabled = 1)
    AND NOT EXISTS (SELECT 1 FROM sys.tables WHERE is_tracked_by_cdc = 1)
  EXEC sys.sp_cdc_disable_db;
GO

-- The rights go with the user.
IF USER_ID(N'concord') IS NOT NULL
  DROP USER concord;
GO
