/** The recommender's HTTP API, asked as this page's user. */

import { authorization, storedKey } from './credentials.js';
import { askForKey } from './login.js';

const UNAUTHORIZED = 401;

/** An answer that is not what was asked for. `status` is 0 when there was no answer. */
export class ApiError extends Error {
  constructor(status, message, retryAfterSeconds = null) {
    super(message);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export function clients(query, signal) {
  return json(`/v1/clients?query=${encodeURIComponent(query)}&limit=12`, signal);
}

export function profile(clientId, signal) {
  return json(`/v1/clients/${clientId}`, signal);
}

/** The top 50, with names and reasons. @param asOf a day such as 2024-07-01; null for the live list */
export function recommendations(clientId, asOf, signal) {
  const day = asOf ? `&asOf=${asOf}` : '';
  return json(`/v1/clients/${clientId}/recommendations?limit=50&explain=true${day}`, signal);
}

/** What the client is due to order again, also in the next seven days. */
export function due(clientId, signal) {
  return json(`/v1/clients/${clientId}/due?withinDays=7`, signal);
}

export function operations(signal) {
  return json('/v1/operations', signal);
}

export function topology(signal) {
  return json('/v1/topology', signal);
}

export function instances(signal) {
  return json('/v1/instances', signal);
}

/** How the node feels; also a node that is not ready tells. */
export async function readiness(signal) {
  const response = await request('/health/ready', {}, signal);
  return response.json();
}

/** Where changes are told: of one client, or of all with null. */
export function changesPath(clientId) {
  return clientId === null ? '/v1/changes' : `/v1/clients/${clientId}/changes`;
}

/**
 * Asks, with the key if there is one. An answer 401 makes the page ask its user for a key, then ask
 * again with it.
 *
 * @throws ApiError when there is no answer at all
 */
export async function request(path, headers, signal) {
  for (;;) {
    const key = storedKey();
    const response = await answer(path, headers, signal);
    if (response.status !== UNAUTHORIZED) {
      return response;
    }
    await response.body?.cancel();
    await askForKey(key);
  }
}

/** The problem that an answer tells, as an error. */
export async function problemOf(response) {
  const problem = await response.json().catch(() => ({}));
  const retryAfter = Number(response.headers.get('Retry-After')) || null;
  return new ApiError(response.status, problem.detail ?? `status ${response.status}`, retryAfter);
}

async function json(path, signal) {
  const response = await request(path, {}, signal);
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response.json();
}

async function answer(path, headers, signal) {
  try {
    return await fetch(path, { headers: { ...headers, ...authorization() }, signal, cache: 'no-store' });
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new ApiError(0, 'The server does not answer.');
  }
}
