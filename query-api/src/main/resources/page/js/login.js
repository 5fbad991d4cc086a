/** Asks the page's user for a key when the server wants one. */

import { el } from './dom.js';
import { storeKey, storedKey } from './credentials.js';

let asking = null;

/**
 * Resolves when there is a key that differs from the refused one. However many requests were
 * refused, the user is asked once.
 *
 * @param refused the key that the server did not accept; null when none was sent
 */
export function askForKey(refused) {
  if (storedKey() !== null && storedKey() !== refused) {
    return Promise.resolve();
  }
  asking ??= ask(refused !== null).finally(() => {
    asking = null;
  });
  return asking;
}

function ask(wasRefused) {
  return new Promise((resolve) => {
    const input = el('input', {
      id: 'key',
      type: 'password',
      required: true,
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-describedby': 'key-help',
    });
    const dialog = el('dialog', { class: 'login', 'aria-labelledby': 'login-title' }, form(input, wasRefused));
    dialog.addEventListener('cancel', (event) => event.preventDefault());
    dialog.addEventListener('submit', (event) => {
      event.preventDefault();
      storeKey(input.value.trim());
      dialog.remove();
      resolve();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

function form(input, wasRefused) {
  return el(
    'form',
    { method: 'dialog' },
    el('h2', { id: 'login-title', text: 'Sign in' }),
    wasRefused ? el('p', { class: 'refused', role: 'alert', text: 'The server did not accept this key.' }) : null,
    el('label', { for: 'key', text: 'API key or token' }),
    input,
    el('p', { id: 'key-help', class: 'faint', text: 'You get one from whoever runs the recommender. It is kept until this tab is closed, and sent to this server only.' }),
    el('button', { type: 'submit', class: 'primary', text: 'Continue' }),
  );
}
