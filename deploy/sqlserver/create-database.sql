-- The demonstration's database and the connector's login, with the password of the variable SOURCE_DATABASE_PASSWORD:
--   SOURCE_DATABASE_PASSWORD=... sqlcmd -b -i create-database.sql
-- May be run again, also with another password.

IF DB_ID(N'Shop') IS NULL
  CREATE DATABASE [Shop];
GO
IF SUSER_ID(N'concord') IS NULL
  CREATE LOGIN concord WITH PASSWORD = N'$(SOURCE_DATABASE_PASSWORD)', DEFAULT_DATABASE = [Shop]
ELSE
  ALTER LOGIN concord WITH PASSWORD = N'$(SOURCE_DATABASE_PASSWORD)';
GO
