-- The demonstration's database and the connector's login; what exists is left alone.
--   sqlcmd -b -i create-database.sql -v Password=...

IF DB_ID(N'Shop') IS NULL
  CREATE DATABASE [Shop];
GO
IF SUSER_ID(N'concord') IS NULL
  CREATE LOGIN concord WITH PASSWORD = N'$(Password)', DEFAULT_DATABASE = [Shop];
GO
