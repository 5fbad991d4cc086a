/** The operator's figures of this moment. */

import { el, setText } from './dom.js';
import { millis, NOTHING, rate, whole } from './format.js';

/** Each tile: what it is called, what it says, a line below, whether that is bad. */
const TILES = [
  ['Orders', (o) => `${rate(o.ordersPerSecond)}/s`, (o) => `${rate(o.linesPerSecond)} lines/s`, () => false],
  ['Changed lists', (o) => `${rate(o.changesPerSecond)}/s`, (o) => `${rate(o.rescoringsPerSecond)} rescorings/s`, () => false],
  ['Freshness p50', (o) => millis(o.freshness.p50Ms), (o) => `half are faster; ${whole(o.freshness.count)} in the last minute`, () => false],
  ['Freshness p99', (o) => millis(o.freshness.p99Ms), () => 'from commit to readable list', () => false],
  ['Requests', (o) => `${rate(o.requests.perSecond)}/s`, (o) => `p50 ${millis(o.requests.p50Ms)}, p99\u00a0${millis(o.requests.p99Ms)}`, () => false],
  ['Lag', (o) => (o.lag < 0 ? NOTHING : whole(o.lag)), (o) => `records to read, ${whole(o.pendingClients)} clients to rescore`, (o) => o.lag < 0],
  ['Dead letters', (o) => (o.deadLetters < 0 ? NOTHING : whole(o.deadLetters)), (o) => `open, ${o.possiblyInexact ? 'lists may be inexact' : 'no list is in doubt'}`, (o) => o.deadLetters !== 0],
  ['Mismatches', (o) => whole(o.exactness.mismatches), (o) => `in ${whole(o.exactness.checks)} lists checked for exactness`, (o) => o.exactness.mismatches > 0],
];

export class Tiles {
  #tiles = TILES.map(([name, ...readers]) => ({ ...tile(name), readers }));

  constructor() {
    this.element = el('dl', { class: 'tiles', 'aria-label': 'Figures of the last minute' }, this.#tiles.map(({ element }) => element));
  }

  show(operations) {
    for (const { element, value, detail, readers } of this.#tiles) {
      const [read, explain, isBad] = readers;
      setText(value, read(operations));
      setText(detail, explain(operations));
      element.classList.toggle('bad', isBad(operations));
    }
  }
}

function tile(name) {
  const value = el('dd', { class: 'value', text: '–' });
  const detail = el('dd', { class: 'detail faint' });
  return { value, detail, element: el('div', {}, el('dt', { text: name }), value, detail) };
}
