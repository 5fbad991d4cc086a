/** What stands above and below a list: as of when, from what, how sure. */

import { el } from './dom.js';
import { day } from './format.js';
import { duration, plural, strategy } from './words.js';

const STALE_FROM_MILLIS = 1000;

/** @param answer the recommendations as the API answered */
export function listFacts(answer, isLive) {
  return el(
    'div',
    { class: 'list-facts' },
    el('p', {}, el('strong', { text: plural(answer.recommendations.length, 'product', 'products') }), ` ${origin(answer, isLive)}`),
    named(answer),
    marks(answer, isLive),
  );
}

/** What stands above a list that is not plain V3. */
function named(answer) {
  const name = strategy(answer);
  return name && el('p', {}, el('span', { class: 'badge strategy', text: name }));
}

/** What stands below a list. */
export function listFoot() {
  return el('p', { class: 'foot faint', text: 'Days and order times are those of the business, wherever you are. Times of changes are your own.' });
}

function origin(answer, isLive) {
  const when = isLive ? 'now' : `as of the start of ${day(answer.asOf)}`;
  return `${when}, from ${plural(answer.orders, 'order', 'orders')}`;
}

function marks(answer, isLive) {
  const texts = [];
  if (answer.source === 'popular') {
    texts.push(['info', `${isLive ? 'This client has not ordered yet' : 'This client had not ordered by then'}: these are the products that all clients together order most.`]);
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
