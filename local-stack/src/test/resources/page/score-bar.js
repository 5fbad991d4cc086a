const { bar, scoreParts } = await import('/page/js/score-bar.js');
const { listFacts } = await import('/page/js/list-head.js');
const { ScoreLegend } = await import('/page/js/score-legend.js');

const numbers = ({ whole, parts }) => [whole, ...parts.map(({ kind, part }) => `${kind} ${part}`)];
const weighted = { frequency: 0.5, frequencyWeight: 0.5, recency: 1, recencyWeight: 0.25 };
check('weights', numbers(scoreParts({ score: 0.5, explanation: weighted }, 0.5)), [0.75, 'frequency 0.25', 'recency 0.25']);
const popular = { frequency: 0.5, frequencyWeight: 1, recency: 0, recencyWeight: 0 };
check('popular', numbers(scoreParts({ score: 0.5, explanation: popular }, 1)), [1, 'frequency 0.5', 'recency 0']);

const demanded = { frequency: 0.5, recency: 1, df30: 0.5, df365: 1, pop14: 3 };
check('demand', numbers(scoreParts({ score: 3, explanation: demanded }, 6)), [6, 'own 1.5', 'others 1.5']);
check('older than its parts', numbers(scoreParts({ score: 1, explanation: demanded }, 6)), [6, 'own 1', 'others 0']);
check('decayed to nothing', numbers(scoreParts({ score: 0, explanation: demanded }, 0)), [1, 'own 0', 'others 0']);

const drawn = bar({ score: 3, explanation: demanded }, 6);
check('widths', [...drawn.querySelectorAll('.own, .others')].map(({ style }) => style.width), ['25%', '25%']);
check('read aloud', drawn.textContent.replaceAll(',', '.'), ": own orders 1.500. others' orders 1.500");

const summary = (explanation, source = 'history') => {
  const legend = new ScoreLegend();
  legend.show({ recommendations: [{ explanation }], source });
  return legend.element.querySelector('summary').textContent;
};
check('legend of weights', summary(weighted), 'Score: how often + how recently');
check('legend of a popular list', summary(popular, 'popular'), 'Score: how often');
check('legend of demand', summary(demanded), "Score: own orders + others' orders");

const { listRow } = await import('/page/js/list-row.js');
const stranger = { rank: 8, productId: 9, score: 0.1, name: 'Bulb', vendorCode: null, brands: [], discovery: true, explanation: null };
const strange = listRow(stranger, 'history', 1, null);
check('a discovery has a reason', strange.querySelector('.why').textContent, 'never orderedother clients order it');
check('a discovery has no bar', strange.querySelector('.score-bar'), null);

const answer = { recommendations: [], orders: 3, asOf: '2024-07-02', source: 'history', stalenessMs: 0 };
const badge = (more) => listFacts({ ...answer, ...more }, true).querySelector('.badge')?.textContent ?? 'none';
check('badge of an arm', badge({ strategy: 'v4', experiment: 'spring' }), 'Strategy v4, experiment spring');
check('no badge', badge({ strategy: 'v3' }), 'none');
const counted = (recommendations) => listFacts({ ...answer, recommendations }, true).querySelector('strong').textContent;
check('own products', counted([{}, {}]), '2 products');
check('discoveries', counted([{}, { discovery: true }]), '1 product and 1 discovery');
