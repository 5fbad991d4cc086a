-- Captures a source table anew with other columns, beside the old capture instance; the connector goes over without a gap:
--   sqlcmd -b -d Shop -i add-capture-instance-sqlserver.sql -v Table=Order Instance=dbo_Order_2 Columns=ID,ClientAgreementID,Created,Channel
-- On Linux, where sqlcmd has no -v: Table=... Instance=... Columns=... sqlcmd -b -d Shop -i add-capture-instance-sqlserver.sql
--
-- 1. Change the table (ALTER TABLE dbo.[Order] ADD [Channel] int NULL). Until step 2, changes are captured without the column.
-- 2. Run this script. Columns are the old ones and the new: enable-cdc-sqlserver.sql names the old ones.
-- 3. If the recommender is to see the column: PUT the connector's settings with it in column.include.list.
-- 4. Wait for "Complete reading from change table" with the old instance in the log of the Connect worker. It comes after
--    the first change behind this one, when the connector's offset is stored.
-- 5. drop-capture-instance-sqlserver.sql with the old instance: a table has room for two.

IF NOT EXISTS (SELECT 1 FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(N'dbo.[$(Table)]'))
  THROW 51020, N'table dbo.$(Table) must be captured already: see enable-cdc-sqlserver.sql', 1;
GO
IF EXISTS (SELECT 1 FROM cdc.change_tables WHERE capture_instance = N'$(Instance)')
  THROW 51021, N'capture instance $(Instance) must be new: choose another name', 1;
GO
IF (SELECT COUNT(*) FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(N'dbo.[$(Table)]')) > 1
  THROW 51022, N'table dbo.$(Table) must have one capture instance: it has two, drop the older when it is read', 1;
GO
EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'$(Table)', @capture_instance = N'$(Instance)', @captured_column_list = N'$(Columns)', @role_name = NULL, @supports_net_changes = 0;
GO
