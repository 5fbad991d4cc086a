/** Who the client is, in one line of figures. */

import { el, setText } from './dom.js';
import { day, NOTHING, percent, whole } from './format.js';
import { segmentName } from './words.js';

export class ProfilePanel {
  #name;
  #segment = el('span', { class: 'badge', hidden: true });
  #facts = new Map();

  constructor(clientId) {
    this.#name = el('h1', { text: `Client ${clientId}` });
    const facts = ['Orders', 'Products', 'Bought again', 'First order', 'Last order'].map((name) => this.#fact(name));
    this.element = el(
      'section',
      { class: 'profile', 'aria-label': 'Client' },
      this.#name,
      el('p', { class: 'identity' }, el('span', { class: 'id', text: `ID ${clientId}` }), this.#segment),
      el('dl', { class: 'facts' }, facts),
    );
  }

  show(profile) {
    setText(this.#name, profile.name ?? 'Client without a name');
    setText(this.#segment, segmentName(profile.segment));
    this.#segment.hidden = false;
    this.#put('Orders', whole(profile.orders));
    this.#put('Products', whole(profile.products));
    this.#put('Bought again', profile.orders === 0 ? NOTHING : percent(profile.repurchaseRate));
    this.#put('First order', day(profile.firstOrderedAt));
    this.#put('Last order', day(profile.lastOrderedAt));
  }

  #fact(name) {
    const value = el('dd', { text: NOTHING });
    this.#facts.set(name, value);
    return el('div', {}, el('dt', { text: name }), value);
  }

  #put(name, value) {
    setText(this.#facts.get(name), value);
  }
}
