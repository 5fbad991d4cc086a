/** The top 50 as a table whose rows move when the list changes. */

import { el } from './dom.js';
import { COLUMNS, listRow } from './list-row.js';
import { fadeAway, moveFrom, positions } from './movement.js';
import { rankDifferences } from './ranks.js';

export class ListTable {
  #rows = new Map();
  #list = null;
  #body = el('tbody', { role: 'rowgroup' });

  constructor(caption) {
    this.element = el(
      'div',
      { class: 'list' },
      el(
        'table',
        { role: 'table' },
        el('caption', { class: 'visually-hidden', text: caption }),
        el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, COLUMNS.map(heading))),
        this.#body,
      ),
    );
  }

  /** Shows the list. One that is the same leaves the rows, and what they say of the last change. */
  show({ recommendations, source }) {
    if (this.#list && JSON.stringify(recommendations) === JSON.stringify(this.#list)) {
      return;
    }
    const differences = this.#list && rankDifferences(this.#list, recommendations);
    const changes = new Map(differences?.map((each) => [each.product.productId, each]));
    const former = positions(this.#rows);
    this.#dropGone(differences ?? []);
    const highest = recommendations[0]?.score;
    this.#rows = new Map(
      recommendations.map((product) => [product.productId, listRow(product, source, highest, changes.get(product.productId))]),
    );
    this.#body.replaceChildren(...this.#rows.values());
    if (this.#list) {
      moveFrom(former, this.#rows);
    }
    this.#list = recommendations;
  }

  #dropGone(differences) {
    differences
      .filter(({ kind }) => kind === 'gone')
      .forEach(({ product }) => fadeAway(this.#rows.get(product.productId), this.element));
  }
}

function heading(name) {
  return el('th', { role: 'columnheader', scope: 'col', class: name.toLowerCase().replace(' ', '-'), text: name });
}
