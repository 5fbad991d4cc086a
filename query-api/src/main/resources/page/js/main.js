/** Starts the page: what the address says is what is shown. */

import { ClientView } from './client-view.js';
import { ClientsView } from './clients-view.js';
import { forgetKey, storedKey } from './credentials.js';
import { OperationsView } from './operations-view.js';
import { parseRoute } from './route.js';
import { ClientSearch } from './search.js';
import { bindTheme } from './theme.js';

const VIEWS = { clients: ClientsView, client: ClientView, operations: OperationsView };

let shown = null;

function show() {
  const route = parseRoute(location.hash);
  document
    .querySelectorAll('nav a')
    .forEach((link) => mark(link, link.dataset.view === (route.view === 'client' ? 'clients' : route.view)));
  if (shown?.takes(route)) {
    return;
  }
  shown?.close();
  shown = new VIEWS[route.view](document.getElementById('view'), route);
}

function mark(link, isCurrent) {
  if (isCurrent) {
    link.setAttribute('aria-current', 'page');
  } else {
    link.removeAttribute('aria-current');
  }
}

function bindForget(button) {
  const update = () => {
    button.hidden = storedKey() === null;
  };
  button.addEventListener('click', () => {
    forgetKey();
    location.reload();
  });
  addEventListener('concord:key', update);
  update();
}

new ClientSearch(document.getElementById('search'));
bindTheme(document.getElementById('theme'));
bindForget(document.getElementById('forget'));
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault(); // the address belongs to the views
  document.getElementById('view').focus();
});
addEventListener('hashchange', show);

// a page that the browser keeps for the way back must not hold connections, of which it has six to a server
addEventListener('pagehide', () => {
  shown?.close();
  shown = null;
});
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) {
    show();
  }
});
show();
