/** What the colours of a score mean; opened, how the score is made. */

import { el, setText } from './dom.js';
import { score } from './format.js';
import { isOfDemand } from './score-bar.js';

export class ScoreLegend {
  #samples = el('summary');
  #text = el('p', { class: 'faint' });

  constructor() {
    this.element = el('details', { class: 'legend', hidden: true }, this.#samples, this.#text);
  }

  /** The weights follow the client's segment, so an order may change them. */
  show({ recommendations, source }) {
    const parts = recommendations[0]?.explanation;
    this.element.hidden = parts === undefined;
    if (parts) {
      const swatches = samples(parts);
      this.#samples.replaceChildren('Score: ', ...swatches.flatMap((each, index) => (index > 0 ? [' + ', each] : [each])));
      setText(this.#text, source === 'popular' ? POPULAR : explained(parts));
    }
  }
}

const POPULAR = 'The score compares the orders of a product by all clients with those of the most ordered one.';
const OF_DEMAND =
  'Each order of a product adds to the score, less the older it is: half of it after two months, a fifth after a year. ' +
  'What all clients ordered in the last weeks raises it. A full bar is the best product of this list.';

function samples(parts) {
  if (isOfDemand(parts)) {
    return [swatch('own', 'own orders'), swatch('others', "others' orders")];
  }
  const often = swatch('frequency', 'how often');
  return parts.recencyWeight === 0 ? [often] : [often, swatch('recency', 'how recently')];
}

function explained(parts) {
  return isOfDemand(parts) ? OF_DEMAND : weighted(parts);
}

function weighted({ frequencyWeight, recencyWeight }) {
  return (
    `How often adds up to ${score(frequencyWeight)}: all of it for the product that this client ordered most often, less in proportion for the others. ` +
    `How recently adds up to ${score(recencyWeight)}: all of it for a product ordered today, half of it after two months. ` +
    'A full bar is both at their most.'
  );
}

function swatch(name, text) {
  return el('span', { class: 'sample' }, el('span', { class: `swatch ${name}`, 'aria-hidden': 'true' }), text);
}
