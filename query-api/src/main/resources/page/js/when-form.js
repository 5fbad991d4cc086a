/** Chooses the day of the list, and the day to compare it with. */

import { el } from './dom.js';
import { clientHash } from './route.js';

export class WhenForm {
  #clientId;
  #asOf = dayInput('as-of');
  #compare = dayInput('compare-with');
  #live;

  constructor(clientId) {
    this.#clientId = clientId;
    this.#live = el('a', { class: 'back-to-live', href: clientHash(clientId), text: 'Back to live', hidden: true });
    [this.#asOf, this.#compare].forEach((input) => input.addEventListener('change', () => this.#go()));
    this.element = el(
      'form',
      { class: 'when', 'aria-label': 'Day of the list', on: { submit: (event) => event.preventDefault() } },
      el('label', { for: 'as-of', text: 'As of the start of' }),
      this.#asOf,
      el('label', { for: 'compare-with', text: 'Compare with' }),
      this.#compare,
      this.#live,
    );
  }

  /** There is no list of a later day. */
  limitTo(day) {
    this.#asOf.max = day;
    this.#compare.max = day;
  }

  show({ asOf, compare }) {
    this.#asOf.value = asOf ?? '';
    this.#compare.value = compare ?? '';
    this.#live.hidden = !asOf && !compare;
  }

  #go() {
    if (this.#asOf.validity.valid && this.#compare.validity.valid) {
      location.hash = clientHash(this.#clientId, this.#asOf.value, this.#compare.value);
    }
  }
}

function dayInput(id) {
  return el('input', { id, type: 'date', min: '1990-01-01' });
}
