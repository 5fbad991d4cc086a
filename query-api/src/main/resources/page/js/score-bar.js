/** A score as a bar of what it is made of. */

import { el, hidden } from './dom.js';
import { score } from './format.js';

/** @param highest the highest score of the list */
export function bar(product, highest) {
  const { whole, parts } = scoreParts(product, highest);
  return el(
    'span',
    { class: 'score-bar' },
    ...parts.map(({ kind, part }) => segment(kind, part / whole)),
    hidden(`: ${parts.map(({ name, part }) => `${name} ${score(part)}`).join(', ')}`),
  );
}

/** Whether a score is made of the client's own demand and of others'. */
export function isOfDemand(explanation) {
  return explanation.df30 !== undefined;
}

/** The parts add up to the score; the whole is what fills the bar. */
export function scoreParts({ score: sum, explanation }, highest) {
  return isOfDemand(explanation) ? demanded(sum, explanation, highest) : weighted(explanation);
}

/** The whole is the highest score there is: both weights together. */
function weighted({ frequency, frequencyWeight, recency, recencyWeight }) {
  return {
    whole: frequencyWeight + recencyWeight || 1,
    parts: [
      { kind: 'frequency', name: 'frequency', part: frequency * frequencyWeight },
      { kind: 'recency', name: 'recency', part: recency * recencyWeight },
    ],
  };
}

/** What others order multiplies what the client orders; there is no highest score but the list's own. */
function demanded(sum, { df30, df365 }, highest) {
  const own = Math.min(sum, df30 + df365);
  return {
    whole: highest || 1,
    parts: [
      { kind: 'own', name: 'own orders', part: own },
      { kind: 'others', name: "others' orders", part: sum - own },
    ],
  };
}

function segment(kind, share) {
  const part = el('span', { class: kind });
  part.style.width = `${(100 * share).toFixed(2)}%`;
  return part;
}
