/** What is shown in place of content: loading, nothing, failure. */

import { el } from './dom.js';

const NOT_FOUND = 404;
const FORBIDDEN = 403;

export function loading(what) {
  return el('div', { class: 'state loading', role: 'status' }, el('p', { text: `Loading ${what} …` }));
}

/** @param retry called when the user asks to try again; null where that is in vain */
export function failed(title, text, retry) {
  return el(
    'div',
    { class: 'state failed', role: 'alert' },
    el('h2', { text: title }),
    el('p', { text }),
    retry ? el('button', { type: 'button', class: 'primary', text: 'Try again', on: { click: retry } }) : null,
  );
}

/** An error of the API about a client, in words for the sales desk. */
export function clientFailure(clientId, error, retry) {
  if (error.status === NOT_FOUND) {
    return failed('Unknown client', `No order and no agreement mentions client ${clientId}. Check the number, or search by name.`, null);
  }
  if (error.status === FORBIDDEN) {
    return failed('Not allowed', `Your key may not read client ${clientId}.`, null);
  }
  return failed('No answer yet', error.message, retry);
}
