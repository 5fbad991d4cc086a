/** Two days' lists of a client, product by product. */

import { recommendations } from './api.js';
import { el, hidden } from './dom.js';
import { day, NOTHING, score, whole } from './format.js';
import { cell, nameCell } from './list-row.js';
import { countKinds, rankDifferences } from './ranks.js';
import { bar } from './score-bar.js';
import { ScoreLegend } from './score-legend.js';
import { clientFailure, loading } from './states.js';
import { movement } from './words.js';

const SIGNS = { up: '▲', down: '▼', same: '=', new: '+', gone: '−' };
const COLUMNS_AFTER_DAYS = ['Product', 'Orders', 'Last ordered', 'Score before', 'Score after'];
const KINDS = { up: 'up', down: 'down', new: 'new', gone: 'gone', same: 'unchanged' };

export class Comparison {
  #clientId;
  #days;
  #asking = new AbortController();

  /** @param to null for the list of now */
  constructor(clientId, from, to) {
    this.#clientId = clientId;
    this.#days = [from, to];
    this.element = el('section', { class: 'card', 'aria-label': 'Two days compared' });
    this.#load();
  }

  close() {
    this.#asking.abort();
  }

  async #load() {
    this.element.replaceChildren(loading('both lists'));
    try {
      const [older, newer] = await Promise.all(
        this.#days.map((asOf) => recommendations(this.#clientId, asOf, this.#asking.signal)),
      );
      this.#show(older, newer);
    } catch (failure) {
      if (failure.name !== 'AbortError') {
        this.element.replaceChildren(clientFailure(this.#clientId, failure, () => this.#load()));
      }
    }
  }

  #show(older, newer) {
    const differences = rankDifferences(older.recommendations, newer.recommendations);
    const highest = [older, newer].map(({ recommendations: places }) => places[0]?.score);
    const before = new Map(older.recommendations.map((product) => [product.productId, product]));
    const legend = new ScoreLegend();
    legend.show(newer);
    const [from, to] = this.#days.map((asOf) => (asOf ? day(asOf) : 'Now'));
    this.element.replaceChildren(
      el('div', { class: 'list-top' }, summary(countKinds(differences)), legend.element),
      el(
        'table',
        { class: 'comparison', role: 'table' },
        el('caption', { text: `${from} compared with ${to === 'Now' ? 'now' : to}` }),
        el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, ['Change', from, to].map((text) => heading(text)), COLUMNS_AFTER_DAYS.map((text) => heading(text, text.toLowerCase().replace(' ', '-'))))),
        el('tbody', { role: 'rowgroup' }, differences.map((each) => row(each, before.get(each.product.productId), highest))),
      ),
    );
  }
}

function summary(counts) {
  const parts = Object.entries(KINDS).map(([kind, name]) =>
    el('li', { class: kind }, el('strong', { text: whole(counts[kind]) }), ` ${name}`),
  );
  return el('ul', { class: 'kinds', 'aria-label': 'In short' }, parts);
}

function heading(text, name = null) {
  return el('th', { role: 'columnheader', scope: 'col', class: name, text });
}

function row(difference, older, [highestBefore, highestAfter]) {
  const { product, before, after, kind, by } = difference;
  const newer = after === null ? undefined : product;
  return el(
    'tr',
    { role: 'row', class: kind, 'data-product': product.productId },
    cell('change', el('span', { 'aria-hidden': 'true', text: `${SIGNS[kind]}${by || ''}` }), hidden(movement(difference))),
    cell('rank', before === null ? NOTHING : whole(before)),
    cell('rank', after === null ? NOTHING : whole(after)),
    nameCell(product),
    cell('orders', fromTo(older?.explanation.orderCount, newer?.explanation.orderCount)),
    cell('last', day(product.explanation.lastOrderedAt)),
    scoreCell(older, highestBefore),
    scoreCell(newer, highestAfter),
  );
}

/** "15 → 20"; a list that lacks the product does not tell its orders. */
function fromTo(before, after) {
  return before === after ? whole(after) : `${whole(before)} → ${whole(after)}`;
}

function scoreCell(product, highest) {
  return product
    ? cell('score', el('span', { class: 'number', text: score(product.score) }), bar(product, highest))
    : cell('score', NOTHING);
}
