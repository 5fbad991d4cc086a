/** What stands above a list: as of when, how sure, what the colours mean. */

import { el } from './dom.js';
import { day, whole } from './format.js';
import { duration, plural } from './words.js';

const STALE_FROM_MILLIS = 1000;

/** @param answer the recommendations as the API answered */
export function listFacts(answer, isLive) {
  return el(
    'div',
    { class: 'list-facts' },
    el('p', {}, el('strong', { text: plural(answer.recommendations.length, 'product', 'products') }), ` ${origin(answer, isLive)}`),
    el('p', { class: 'legend', 'aria-hidden': 'true' }, swatch('frequency', 'how often'), swatch('recency', 'how lately')),
    marks(answer),
  );
}

/** What stands below a list. */
export function listFoot() {
  return el('p', { class: 'foot faint', text: 'Days and order times are those of the business, wherever you are. Times of changes are your own.' });
}

function origin(answer, isLive) {
  const when = isLive ? 'now' : `as of the start of ${day(answer.asOf)}`;
  const revision = isLive && answer.revision > 0 ? `, revision ${whole(answer.revision)}` : '';
  return `${when}, from ${plural(answer.orders, 'order', 'orders')}${revision}`;
}

function marks(answer) {
  const texts = [];
  if (answer.source === 'popular') {
    texts.push(['info', 'No orders of this client by then: these are the products ordered most by all clients.']);
  }
  if (answer.defaultRules?.length > 0) {
    texts.push(['info', `Rules of this installation apply: ${answer.defaultRules.join(', ')}.`]);
  }
  if (answer.stalenessMs >= STALE_FROM_MILLIS) {
    texts.push(['warning', `May be ${duration(answer.stalenessMs)} behind: the node that keeps this client is away or catching up.`]);
  }
  if (answer.possiblyInexact) {
    texts.push(['warning', 'Possibly inexact: a record of the source was put aside and awaits an operator.']);
  }
  return texts.map(([kind, text]) => el('p', { class: `notice ${kind}`, text }));
}

function swatch(name, text) {
  return el('span', {}, el('span', { class: `swatch ${name}` }), text);
}
