/** One place of the list as a table row. */

import { el, hidden } from './dom.js';
import { day, score, whole } from './format.js';
import { bar } from './score-bar.js';
import { movement, reason } from './words.js';

const SIGNS = { up: '▲', down: '▼', new: 'new' };

const BRANDS_NAMED_MAX = 2;

/** Of a product the client never ordered. */
const UNORDERED = { orderCount: 0, lastOrderedAt: null };

export const COLUMNS = ['Rank', 'Product', 'Brands', 'Score', 'Orders', 'Why'];

/**
 * @param highest the highest score of the list
 * @param change from {@link rankDifferences}; null when the row is shown for the first time
 */
export function listRow(product, source, highest, change) {
  const why = product.explanation ?? UNORDERED;
  const row = el(
    'tr',
    { role: 'row', class: 'place', 'data-product': product.productId },
    cell('rank', el('span', { class: 'number', text: whole(product.rank) }), mark(change)),
    nameCell(product),
    cell('brands', ...brands(product.brands)),
    cell('score', el('span', { class: 'number', text: score(product.score) }), product.discovery ? null : bar(product, highest)),
    cell('count', hidden('ordered '), whole(why.orderCount), hidden(why.orderCount === 1 ? ' time' : ' times')),
    product.discovery ? discovery() : cell('why', el('span', { text: reason(why, source) }), lastDay(why)),
  );
  if (change && change.kind !== 'same') {
    row.classList.add(change.kind);
  }
  return row;
}

/** Why a product is shown that the client never ordered. */
function discovery() {
  return cell('why', el('span', { text: 'never ordered' }), el('span', { class: 'last faint', text: 'other clients order it' }));
}

export function cell(name, ...children) {
  return el('td', { role: 'cell', class: name }, ...children);
}

/** The product, as the name of its row. */
export function nameCell({ name, vendorCode, productId }) {
  return el(
    'th',
    { role: 'rowheader', scope: 'row', class: 'product' },
    el('span', { class: 'name', text: name ?? `Product ${productId}` }),
    productCode(vendorCode, productId),
  );
}

/** The vendor's code, and our ID where there is room. */
function productCode(vendorCode, productId) {
  return vendorCode
    ? el('span', { class: 'code' }, vendorCode, el('span', { class: 'id', text: ` · ${productId}` }))
    : el('span', { class: 'code', text: String(productId) });
}

function lastDay({ lastOrderedAt }) {
  return lastOrderedAt ? el('span', { class: 'last faint' }, hidden('. Last ordered on '), day(lastOrderedAt)) : null;
}

function mark(change) {
  if (!change || change.kind === 'same') {
    return null;
  }
  const sign = change.by ? `${SIGNS[change.kind]}${change.by}` : SIGNS[change.kind];
  return el(
    'span',
    { class: `mark ${change.kind}` },
    el('span', { 'aria-hidden': 'true', text: sign }),
    hidden(` ${movement(change)}`),
  );
}

/** What fits many brands is sold by its use, not by a brand: their number is shown, all can be read. */
function brands(names) {
  if (names.length <= BRANDS_NAMED_MAX) {
    return [names.join(', ')];
  }
  const all = names.join(', ');
  return [el('span', { class: 'faint', title: all, text: `${names.length} brands` }), hidden(`: ${all}`)];
}
