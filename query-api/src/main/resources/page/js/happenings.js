/** What happened to a list, newest first, in words. */

import { el } from './dom.js';
import { clock } from './format.js';
import { changeCounts } from './ranks.js';
import { cause, effect } from './words.js';

const KEPT = 30;
const NAMES_SHOWN = 4;

export class Happenings {
  #items = el('ol', { class: 'happenings' });
  #empty = el('p', { class: 'faint', text: 'Changes of the list appear here as orders arrive.' });

  constructor() {
    this.element = el('div', { class: 'quiet' }, el('h2', { text: 'What happened' }), this.#empty, this.#items);
  }

  /**
   * @param change an event of the change topic
   * @param names of products by ID
   * @returns what was written, as one sentence
   */
  add(change, names) {
    const title = cause(change.cause);
    const sentence = effect(changeCounts(change));
    this.#push(
      el('strong', { text: title }),
      el('span', { text: sentence }),
      nameLine('in', change.entered, names),
      nameLine('out', change.left, names),
    );
    return `${title}: ${sentence}.`;
  }

  /** Something worth saying that is no change. */
  note(text) {
    this.#push(el('span', { text }));
  }

  #push(...content) {
    this.#empty.hidden = true;
    this.element.classList.remove('quiet');
    const now = new Date();
    this.#items.prepend(el('li', {}, el('time', { datetime: now.toISOString(), text: clock(now) }), el('div', {}, content)));
    while (this.#items.children.length > KEPT) {
      this.#items.lastElementChild.remove();
    }
  }
}

function nameLine(kind, productIds, names) {
  if (productIds.length === 0) {
    return null;
  }
  const shown = productIds.slice(0, NAMES_SHOWN);
  const more = productIds.length - shown.length;
  const texts = shown.map((id) => names.get(id) ?? `product ${id}`);
  const parts = kind === 'in' ? shown.map((id, index) => finder(id, texts[index])) : texts;
  return el(
    'span',
    { class: `names ${kind}` },
    el('span', { class: 'direction', text: kind }),
    el('span', {}, parts.flatMap((part, index) => (index > 0 ? [', ', part] : [part])), more > 0 ? ` and ${more} more` : null),
  );
}

/** Shows where in the list the product is, if it still is. */
function finder(productId, name) {
  const find = () => document.querySelector(`[data-product="${productId}"]`)?.scrollIntoView({ block: 'center' });
  return el('button', { type: 'button', title: 'Show in the list', on: { click: find } }, name);
}
