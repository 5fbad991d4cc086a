-- The seven source tables for SQL Server, for a test or demonstration database: an existing shop has them already.
-- Run it in an empty database; change data capture is enabled by enable-cdc-sqlserver.sql.
--
-- No foreign keys: a demonstration or a test writes rows in any order, also orders of agreements that do not exist yet,
-- and change events arrive in any order anyway.
-- Sequences instead of IDENTITY, so that an explicit ID needs no SET IDENTITY_INSERT.

CREATE SEQUENCE dbo.[ClientId] AS bigint START WITH 1;
CREATE TABLE dbo.[Client] (
  [ID] bigint NOT NULL DEFAULT (NEXT VALUE FOR dbo.[ClientId]) PRIMARY KEY,
  [NetUID] uniqueidentifier NOT NULL DEFAULT newid(),
  [Name] nvarchar(500),
  [Created] datetime2(7) NOT NULL DEFAULT sysutcdatetime(),
  [Updated] datetime2(7) NOT NULL DEFAULT sysutcdatetime(),
  [Deleted] bit NOT NULL DEFAULT 0
);

CREATE SEQUENCE dbo.[ClientAgreementId] AS bigint START WITH 1;
CREATE TABLE dbo.[ClientAgreement] (
  [ID] bigint NOT NULL DEFAULT (NEXT VALUE FOR dbo.[ClientAgreementId]) PRIMARY KEY,
  [NetUID] uniqueidentifier NOT NULL DEFAULT newid(),
  [ClientID] bigint NOT NULL,
  [Created] datetime2(7) NOT NULL DEFAULT sysutcdatetime(),
  [Updated] datetime2(7) NOT NULL DEFAULT sysutcdatetime(),
  [Deleted] bit NOT NULL DEFAULT 0
);

CREATE SEQUENCE dbo.[OrderId] AS bigint START WITH 1;
CREATE TABLE dbo.[Order] (
  [ID] bigint NOT NULL DEFAULT (NEXT VALUE FOR dbo.[OrderId]) PRIMARY KEY,
  [NetUID] uniqueidentifier NOT NULL DEFAULT newid(),
  [ClientAgreementID] bigint NOT NULL,
  [Created] datetime2(7) NOT NULL DEFAULT sysutcdatetime(),
  [Updated] datetime2(7) NOT NULL DEFAULT sysutcdatetime(),
  [Deleted] bit NOT NULL DEFAULT 0
);

CREATE SEQUENCE dbo.[OrderItemId] AS bigint START WITH 1;
CREATE TABLE dbo.[OrderItem] (
  [ID] bigint NOT NULL DEFAULT (NEXT VALUE FOR dbo.[OrderItemId]) PRIMARY KEY,
  [NetUID] uniqueidentifier NOT NULL DEFAULT newid(),
  [OrderID] bigint,
  [ProductID] bigint,
  [Qty] float NOT NULL DEFAULT 0,
  [PricePerItem] decimal(30, 14) NOT NULL DEFAULT 0,
  [IsValidForCurrentSale] bit NOT NULL DEFAULT 1,
  [Created] datetime2(7) NOT NULL DEFAULT sysutcdatetime(),
  [Updated] datetime2(7) NOT NULL DEFAULT sysutcdatetime(),
  [Deleted] bit NOT NULL DEFAULT 0
);

CREATE SEQUENCE dbo.[ProductId] AS bigint START WITH 1;
CREATE TABLE dbo.[Product] (
  [ID] bigint NOT NULL DEFAULT (NEXT VALUE FOR dbo.[ProductId]) PRIMARY KEY,
  [NetUID] uniqueidentifier NOT NULL DEFAULT newid(),
  [Name] nvarchar(500),
  [VendorCode] nvarchar(100),
  [Created] datetime2(7) NOT NULL DEFAULT sysutcdatetime(),
  [Updated] datetime2(7) NOT NULL DEFAULT sysutcdatetime(),
  [Deleted] bit NOT NULL DEFAULT 0
);

CREATE SEQUENCE dbo.[ProductCarBrandId] AS bigint START WITH 1;
CREATE TABLE dbo.[ProductCarBrand] (
  [ID] bigint NOT NULL DEFAULT (NEXT VALUE FOR dbo.[ProductCarBrandId]) PRIMARY KEY,
  [NetUID] uniqueidentifier NOT NULL DEFAULT newid(),
  [ProductID] bigint NOT NULL,
  [CarBrandID] bigint NOT NULL,
  [Created] datetime2(7) NOT NULL DEFAULT sysutcdatetime(),
  [Updated] datetime2(7) NOT NULL DEFAULT sysutcdatetime(),
  [Deleted] bit NOT NULL DEFAULT 0
);

CREATE SEQUENCE dbo.[CarBrandId] AS bigint START WITH 1;
CREATE TABLE dbo.[CarBrand] (
  [ID] bigint NOT NULL DEFAULT (NEXT VALUE FOR dbo.[CarBrandId]) PRIMARY KEY,
  [NetUID] uniqueidentifier NOT NULL DEFAULT newid(),
  [Name] nvarchar(500),
  [Created] datetime2(7) NOT NULL DEFAULT sysutcdatetime(),
  [Updated] datetime2(7) NOT NULL DEFAULT sysutcdatetime(),
  [Deleted] bit NOT NULL DEFAULT 0
);

CREATE INDEX [IX_OrderItem_OrderID] ON dbo.[OrderItem] ([OrderID]);
CREATE INDEX [IX_Order_ClientAgreementID] ON dbo.[Order] ([ClientAgreementID]);
CREATE INDEX [IX_ClientAgreement_ClientID] ON dbo.[ClientAgreement] ([ClientID]);
