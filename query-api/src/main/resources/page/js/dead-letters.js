/** The newest records that were put aside and await an operator. */

import { el } from './dom.js';

const SHOWN = 5;

export class DeadLetters {
  element = el('section', { class: 'card', 'aria-labelledby': 'letters-title' });

  constructor() {
    this.show([]);
  }

  show(letters) {
    this.element.replaceChildren(el('h2', { id: 'letters-title', text: 'Newest dead letters' }), content(letters));
  }
}

function content(letters) {
  return letters.length === 0
    ? el('p', { class: 'faint', text: 'None is open: every record of the source could be read.' })
    : el('ol', { class: 'letters' }, letters.slice(0, SHOWN).map(letter));
}

function letter({ id, sourceTopic, sourcePartition, sourceOffset, key, at, error }) {
  return el(
    'li',
    {},
    el('p', {}, el('strong', { text: sourceTopic }), ` key ${key ?? 'none'}, partition ${sourcePartition}, offset ${sourceOffset}`),
    el('p', { text: error }),
    el('p', { class: 'faint' }, el('time', { datetime: at, text: new Date(at).toLocaleString() }), ' · replay or dismiss with ', el('code', { text: `bin/recommender dead-letters replay ${id}` })),
  );
}
