-- V3 from scratch over the source tables, for all clients at once. Shares nothing with the recommender: what the two
-- agree on is the description of V3 alone.
--
-- Parameters, in this order: as-of instant, excluded product IDs, length of a list.
-- The session's time zone must be UTC, because times without a zone are UTC.
--
-- One row per place of a list, one row with rank NULL for a client with an empty list. Rows with rank > length are
-- places beyond the end whose score is within 1e-9 of the last place: another exp() may swap them in.
-- Scores are IEEE doubles, computed in the order of operations of the description.
WITH parameters AS MATERIALIZED (
  SELECT ?::timestamptz AS as_of, ?::bigint[] AS excluded, ?::int AS list_length
),

-- Orders of a known agreement, whatever their date. Deleted = true stands on real sales and says nothing.
placed_orders AS MATERIALIZED (
  SELECT o."ID" AS order_id, a."ClientID" AS client_id, o."Created"::timestamptz AS created
  FROM dbo."Order" o
  JOIN dbo."ClientAgreement" a ON a."ID" = o."ClientAgreementID"
  WHERE a."ClientID" IS NOT NULL
),
clients AS (
  SELECT "ID" AS client_id FROM dbo."Client"
  UNION
  SELECT client_id FROM placed_orders
),
past_orders AS MATERIALIZED (
  SELECT order_id, client_id, created
  FROM placed_orders, parameters
  WHERE created < as_of
),
order_counts AS (
  SELECT client_id, count(DISTINCT order_id) AS orders FROM past_orders GROUP BY client_id
),
purchases AS MATERIALIZED (
  SELECT o.client_id, o.order_id, o.created, i."ProductID" AS product_id
  FROM past_orders o
  JOIN dbo."OrderItem" i ON i."OrderID" = o.order_id
  CROSS JOIN parameters
  WHERE i."ProductID" IS NOT NULL
    AND coalesce(i."IsValidForCurrentSale"::int, 1) <> 0
    AND i."ProductID" <> ALL (excluded)
),

-- Clients with purchases: their own products.
histories AS MATERIALIZED (
  SELECT client_id, product_id, count(DISTINCT order_id) AS order_count, max(created) AS last_ordered_at
  FROM purchases
  GROUP BY client_id, product_id
),
summaries AS MATERIALIZED (
  SELECT
    client_id,
    max(order_count) AS highest,
    count(*) AS products,
    count(*) FILTER (WHERE order_count >= 2) AS repurchased
  FROM histories
  GROUP BY client_id
),
segments AS MATERIALIZED (
  SELECT
    client_id,
    highest,
    CASE
      WHEN orders >= 500 THEN 'HEAVY'
      WHEN orders < 100 THEN 'LIGHT'
      WHEN repurchased * 10 >= products * 4 THEN 'REGULAR_CONSISTENT'
      ELSE 'REGULAR_EXPLORATORY'
    END AS segment
  FROM summaries
  JOIN order_counts USING (client_id)
),
weights (segment, frequency_weight, recency_weight) AS (
  VALUES
    ('HEAVY', 0.60::float8, 0.25::float8),
    ('REGULAR_CONSISTENT', 0.50::float8, 0.35::float8),
    ('REGULAR_EXPLORATORY', 0.25::float8, 0.50::float8),
    ('LIGHT', 0.70::float8, 0.30::float8)
),
aged AS (
  SELECT
    histories.*,
    segment,
    order_count::float8 / highest::float8 AS frequency,
    div(extract(epoch FROM as_of - last_ordered_at), 86400)::int AS days
  FROM histories
  JOIN segments USING (client_id)
  CROSS JOIN parameters
),
scored AS (
  SELECT
    aged.*,
    frequency_weight * frequency + recency_weight * exp(-days::float8 / 90.0::float8) AS score
  FROM aged
  JOIN weights USING (segment)
),
ranked AS (
  SELECT scored.*, row_number() OVER (PARTITION BY client_id ORDER BY score DESC, product_id) AS rank
  FROM scored
),
ranked_with_end AS (
  SELECT ranked.*, list_length, min(score) FILTER (WHERE rank <= list_length) OVER (PARTITION BY client_id) AS end_score
  FROM ranked
  CROSS JOIN parameters
),
history_lists AS (
  SELECT client_id, segment, rank, product_id, score, order_count, last_ordered_at, days
  FROM ranked_with_end
  WHERE rank <= list_length OR score > end_score - 1e-9
),

-- Clients without: the products found in most orders of all clients.
popularity AS (
  SELECT
    product_id,
    count(DISTINCT order_id) AS order_count,
    row_number() OVER (ORDER BY count(DISTINCT order_id) DESC, product_id) AS rank
  FROM purchases
  GROUP BY product_id
),
popular_list AS (
  SELECT rank, product_id, order_count, order_count::float8 / (max(order_count) OVER ())::float8 AS score
  FROM popularity
  WHERE rank <= 200
),
lists AS (
  SELECT client_id, segment, rank, product_id, score, order_count, last_ordered_at, days, 'history' AS source
  FROM history_lists
  UNION ALL
  SELECT client_id, 'LIGHT', p.rank, p.product_id, p.score, p.order_count, NULL, NULL, 'popular'
  FROM clients
  LEFT JOIN (SELECT popular_list.* FROM popular_list, parameters WHERE rank <= list_length) p ON true
  WHERE NOT EXISTS (SELECT FROM summaries WHERE summaries.client_id = clients.client_id)
)
SELECT
  client_id,
  segment,
  source,
  coalesce(orders, 0) AS orders,
  rank,
  product_id,
  score,
  order_count,
  last_ordered_at,
  days
FROM lists
LEFT JOIN order_counts USING (client_id)
ORDER BY client_id, rank
