-- A row that the connector reads and that means nothing to it but a line in its log.
INSERT INTO dbo.[ConnectorSignal] ([id], [type], [data])
VALUES (CONVERT(varchar(42), NEWID()), 'log', '{"message": "captured"}');
GO
