-- Drops the older of two capture instances of a source table, the last step of add-capture-instance-sqlserver.sql:
--   sqlcmd -b -d Shop -i drop-capture-instance-sqlserver.sql -v Table=Order Instance=dbo_Order
-- On Linux, where sqlcmd has no -v: Table=Order Instance=dbo_Order sqlcmd -b -d Shop -i drop-capture-instance-sqlserver.sql
-- Changes in it that the connector has not read are lost: wait for its message first.

IF NOT EXISTS (SELECT 1 FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(N'dbo.[$(Table)]') AND capture_instance = N'$(Instance)')
  THROW 51030, N'capture instance $(Instance) must be one of dbo.$(Table)', 1;
GO
IF NOT EXISTS (
    SELECT 1 FROM cdc.change_tables newer
    JOIN cdc.change_tables older ON older.source_object_id = newer.source_object_id AND older.start_lsn < newer.start_lsn
    WHERE older.capture_instance = N'$(Instance)')
  THROW 51031, N'capture instance $(Instance) must be the older of two: it is the only one, or the newer', 1;
GO
EXEC sys.sp_cdc_disable_table @source_schema = N'dbo', @source_name = N'$(Table)', @capture_instance = N'$(Instance)';
GO
