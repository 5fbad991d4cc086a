/** Two days' lists of a client, product by product. */

import { recommendations } from './api.js';
import { el, hidden } from './dom.js';
import { day, NOTHING, score, whole } from './format.js';
import { bar } from './list-row.js';
import { countKinds, rankDifferences } from './ranks.js';
import { clientFailure, loading } from './states.js';
import { movement } from './words.js';

const SIGNS = { up: '▲', down: '▼', same: '=', new: '+', gone: '−' };
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
      this.#show(older.recommendations, newer.recommendations);
    } catch (failure) {
      if (failure.name !== 'AbortError') {
        this.element.replaceChildren(clientFailure(this.#clientId, failure, () => this.#load()));
      }
    }
  }

  #show(older, newer) {
    const differences = rankDifferences(older, newer);
    const scores = new Map(older.map((product) => [product.productId, product]));
    const [from, to] = this.#days.map((asOf) => (asOf ? day(asOf) : 'Now'));
    this.element.replaceChildren(
      summary(countKinds(differences)),
      el(
        'table',
        { class: 'comparison', role: 'table' },
        el('caption', { text: `${from} compared with ${to === 'Now' ? 'now' : to}` }),
        el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, ['Change', from, to, 'Product', 'Score before', 'Score after'].map(heading))),
        el('tbody', { role: 'rowgroup' }, differences.map((each) => row(each, scores.get(each.product.productId)))),
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

function heading(text) {
  return el('th', { role: 'columnheader', scope: 'col', text });
}

function row(difference, older) {
  const { product, before, after, kind, by } = difference;
  return el(
    'tr',
    { role: 'row', class: kind, 'data-product': product.productId },
    cell('change', el('span', { 'aria-hidden': 'true', text: `${SIGNS[kind]}${by || ''}` }), hidden(movement(difference))),
    cell('rank', before === null ? NOTHING : whole(before)),
    cell('rank', after === null ? NOTHING : whole(after)),
    el(
      'th',
      { role: 'rowheader', scope: 'row', class: 'product' },
      el('span', { class: 'name', text: product.name ?? `Product ${product.productId}` }),
      el('span', { class: 'code', text: [product.vendorCode, product.productId].filter(Boolean).join(' · ') }),
    ),
    scoreCell(older),
    scoreCell(after === null ? undefined : product),
  );
}

function cell(name, ...children) {
  return el('td', { role: 'cell', class: name }, ...children);
}

function scoreCell(product) {
  return product
    ? cell('score', el('span', { class: 'number', text: score(product.score) }), bar(product.explanation))
    : cell('score', NOTHING);
}
