/** What differs between two lists. */

/**
 * Each product of either list, those of the newer one first, by rank.
 *
 * @returns `{product, before, after, kind, by}`: ranks or null, kind is `up`, `down`, `same`, `new`
 *     or `gone`, `by` the places moved
 */
export function rankDifferences(older, newer) {
  const before = byProduct(older);
  const after = byProduct(newer);
  const kept = newer.map((product) => difference(product, before.get(product.productId), product));
  const gone = older
    .filter((product) => !after.has(product.productId))
    .map((product) => difference(product, product, undefined));
  return [...kept, ...gone];
}

/** How many of each kind: `{up, down, same, new, gone}`. */
export function countKinds(differences) {
  const counts = { up: 0, down: 0, same: 0, new: 0, gone: 0 };
  differences.forEach(({ kind }) => counts[kind]++);
  return counts;
}

/** How many products entered, left and moved, by what the event itself says. */
export function changeCounts({ recommendations, entered, left }) {
  const moves = recommendations
    .filter(({ previousRank }) => previousRank !== null)
    .map(({ rank, previousRank }) => Math.sign(previousRank - rank));
  return {
    new: entered.length,
    gone: left.length,
    up: moves.filter((move) => move > 0).length,
    down: moves.filter((move) => move < 0).length,
    same: moves.filter((move) => move === 0).length,
  };
}

function byProduct(list) {
  return new Map(list.map((product) => [product.productId, product]));
}

function difference(product, before, after) {
  return {
    product,
    before: before?.rank ?? null,
    after: after?.rank ?? null,
    kind: kind(before?.rank, after?.rank),
    by: before && after ? Math.abs(before.rank - after.rank) : null,
  };
}

function kind(before, after) {
  if (before === undefined) {
    return 'new';
  }
  if (after === undefined) {
    return 'gone';
  }
  return after === before ? 'same' : after < before ? 'up' : 'down';
}
