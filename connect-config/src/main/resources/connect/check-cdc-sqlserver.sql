-- What is wrong with change data capture of the shop, a line per fault; no line when all is well:
--   sqlcmd -b -d Shop -i check-cdc-sqlserver.sql
-- Needs VIEW SERVER STATE and SELECT in msdb, which the connector's user does not have. A stopped agent is what the
-- connector cannot tell from a quiet shop, so let a monitor run this every few minutes.

IF NOT EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_cdc_enabled = 1)
  THROW 51040, N'change data capture must be enabled in this database: see enable-cdc-sqlserver.sql', 1;
GO
SELECT N'SQL Server Agent does not run' AS fault
  WHERE NOT EXISTS (
    SELECT 1 FROM sys.dm_server_services WHERE servicename LIKE N'SQL Server Agent (%' AND status = 4)
UNION ALL
-- The capture job writes an entry about every five minutes even if nothing has changed.
SELECT CONCAT(N'the log was scanned last at ', MAX(tran_end_time)) FROM cdc.lsn_time_mapping
  HAVING MAX(tran_end_time) IS NULL OR MAX(tran_end_time) < DATEADD(MINUTE, -10, GETDATE())
UNION ALL
SELECT CONCAT(N'a scan failed at ', entry_time, N': ', error_message) FROM sys.dm_cdc_errors
  WHERE entry_time > DATEADD(HOUR, -1, GETDATE())
UNION ALL
SELECT N'snapshot isolation is not allowed' FROM sys.databases
  WHERE database_id = DB_ID() AND snapshot_isolation_state <> 1
UNION ALL
SELECT CONCAT(N'changes are kept for ', retention, N' minutes, less than 7 days') FROM msdb.dbo.cdc_jobs
  WHERE database_id = DB_ID() AND job_type = N'cleanup' AND retention < 10080
UNION ALL
SELECT CONCAT(N'dbo.', used.table_name, N'.', used.column_name, N' is not captured')
  FROM (VALUES
    (N'Client', N'ID'), (N'Client', N'Name'),
    (N'ClientAgreement', N'ID'), (N'ClientAgreement', N'ClientID'),
    (N'Order', N'ID'), (N'Order', N'ClientAgreementID'), (N'Order', N'Created'),
    (N'OrderItem', N'ID'), (N'OrderItem', N'OrderID'), (N'OrderItem', N'ProductID'), (N'OrderItem', N'Qty'),
    (N'OrderItem', N'PricePerItem'), (N'OrderItem', N'IsValidForCurrentSale'),
    (N'Product', N'ID'), (N'Product', N'Name'), (N'Product', N'VendorCode'),
    (N'ProductCarBrand', N'ID'), (N'ProductCarBrand', N'ProductID'), (N'ProductCarBrand', N'CarBrandID'),
    (N'CarBrand', N'ID'), (N'CarBrand', N'Name'),
    (N'ConnectorSignal', N'id'), (N'ConnectorSignal', N'type'), (N'ConnectorSignal', N'data')
  ) AS used (table_name, column_name)
  WHERE NOT EXISTS (
    SELECT 1 FROM cdc.captured_columns captured
    JOIN cdc.change_tables instance ON instance.object_id = captured.object_id
    WHERE instance.source_object_id = OBJECT_ID(CONCAT(N'dbo.', QUOTENAME(used.table_name)))
      AND captured.column_name = used.column_name);
GO
