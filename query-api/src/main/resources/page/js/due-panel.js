/** What the client is due to order again; folded, and asked for when it is opened. */

import { due } from './api.js';
import { el } from './dom.js';
import { day, NOTHING, whole } from './format.js';
import { clientFailure, loading } from './states.js';
import { dueState } from './words.js';

const COLUMNS = ['Product', 'Last ordered', 'Due', 'State'];

export class DuePanel {
  #clientId;
  #asking = new AbortController();
  #content = el('div', { class: 'due-content' });

  constructor(clientId) {
    this.#clientId = clientId;
    this.element = el(
      'details',
      { class: 'card due', on: { toggle: () => this.refresh() } },
      el('summary', { text: 'Due to be ordered again' }),
      this.#content,
    );
  }

  /** Asks again, if anybody looks. */
  refresh() {
    if (this.element.open) {
      this.#load();
    }
  }

  close() {
    this.#asking.abort();
  }

  async #load() {
    this.close();
    this.#asking = new AbortController();
    if (this.#content.childElementCount === 0) {
      this.#content.replaceChildren(loading('what is due'));
    }
    try {
      this.#content.replaceChildren(...shown(await due(this.#clientId, this.#asking.signal)));
    } catch (failure) {
      if (failure.name !== 'AbortError') {
        this.#content.replaceChildren(clientFailure(this.#clientId, failure, () => this.#load()));
      }
    }
  }
}

function shown({ products, total }) {
  if (products.length === 0) {
    return [el('p', { text: 'Nothing is due now or in the next seven days.' })];
  }
  const more = total > products.length ? el('p', { text: `${whole(total - products.length)} more are not shown.` }) : null;
  return [table(products), more].filter(Boolean);
}

function table(products) {
  return el(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table of products due' },
    el(
      'table',
      {},
      el('thead', {}, el('tr', {}, COLUMNS.map((name) => el('th', { scope: 'col', text: name })))),
      el('tbody', {}, products.map(row)),
    ),
  );
}

function row(product) {
  return el(
    'tr',
    { 'data-product': product.productId, class: product.state },
    el('th', { scope: 'row' }, product.name ?? `Product ${product.productId}`, el('span', { class: 'id', text: product.vendorCode ?? NOTHING })),
    el('td', { text: day(product.lastOrderedAt) }),
    el('td', { text: day(product.dueOn) }),
    el('td', { text: dueState(product, day) }),
  );
}
