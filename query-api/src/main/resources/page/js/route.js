/** What the address says: which view, which client, as of when, compared with when. */

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * @returns `{view: 'clients' | 'client' | 'operations', clientId, asOf, compare}`; what is absent or
 *     malformed is null
 */
export function parseRoute(hash) {
  const [path, query = ''] = hash.replace(/^#/, '').split('?');
  if (path === '/operations') {
    return route('operations');
  }
  const client = /^\/clients\/(\d{1,19})$/.exec(path);
  if (!client) {
    return route('clients');
  }
  const values = new URLSearchParams(query);
  return route('client', client[1], day(values.get('asOf')), day(values.get('compare')));
}

/** The address of a client's view. */
export function clientHash(clientId, asOf = null, compare = null) {
  const query = Object.entries({ asOf, compare })
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return `#/clients/${clientId}${query ? `?${query}` : ''}`;
}

function route(view, clientId = null, asOf = null, compare = null) {
  return { view, clientId, asOf, compare };
}

function day(text) {
  return text !== null && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}
