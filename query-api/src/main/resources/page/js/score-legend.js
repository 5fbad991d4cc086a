/** What the colours of a score mean; opened, how the score is made. */

import { el, setText } from './dom.js';
import { score } from './format.js';

export class ScoreLegend {
  #text = el('p', { class: 'faint' });
  #recency = el('span', {}, ' + ', swatch('recency', 'how recently'));

  constructor() {
    this.element = el(
      'details',
      { class: 'legend', hidden: true },
      el('summary', {}, 'Score: ', swatch('frequency', 'how often'), this.#recency),
      this.#text,
    );
  }

  /** The weights follow the client's segment, so an order may change them. */
  show({ recommendations, source }) {
    const parts = recommendations[0]?.explanation;
    this.element.hidden = parts === undefined;
    if (parts) {
      this.#recency.hidden = parts.recencyWeight === 0;
      setText(this.#text, source === 'popular' ? POPULAR : explained(parts));
    }
  }
}

const POPULAR = 'The score compares the orders of a product by all clients with those of the most ordered one.';

function explained({ frequencyWeight, recencyWeight }) {
  return (
    `How often adds up to ${score(frequencyWeight)}: all of it for the product that this client ordered most often, less in proportion for the others. ` +
    `How recently adds up to ${score(recencyWeight)}: all of it for a product ordered today, half of it after two months. ` +
    'A full bar is both at their most.'
  );
}

function swatch(name, text) {
  return el('span', { class: 'sample' }, el('span', { class: `swatch ${name}`, 'aria-hidden': 'true' }), text);
}
