const { countKinds, rankDifferences } = await import('/page/js/ranks.js');

const list = (...ids) => ids.map((productId, index) => ({ productId, rank: index + 1 }));
const differences = rankDifferences(list(1, 2, 3, 4), list(2, 1, 5, 4));
const told = differences.map(({ product, before, after, kind, by }) => [product.productId, before, after, kind, by]);
check('each product once, the gone last', told, [
  [2, 2, 1, 'up', 1],
  [1, 1, 2, 'down', 1],
  [5, null, 3, 'new', null],
  [4, 4, 4, 'same', 0],
  [3, 3, null, 'gone', null],
]);
check('counts', countKinds(differences), { up: 1, down: 1, same: 1, new: 1, gone: 1 });
check('nothing of nothing', rankDifferences([], []), []);
check('all new', countKinds(rankDifferences([], list(1, 2))), { up: 0, down: 0, same: 0, new: 2, gone: 0 });
