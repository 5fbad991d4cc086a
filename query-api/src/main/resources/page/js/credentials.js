/** The caller's API key or token: kept for this tab alone, gone when it closes. */

const NAME = 'concord.key';

export function storedKey() {
  return sessionStorage.getItem(NAME);
}

export function storeKey(key) {
  sessionStorage.setItem(NAME, key);
  dispatchEvent(new Event('concord:key'));
}

export function forgetKey() {
  sessionStorage.removeItem(NAME);
  dispatchEvent(new Event('concord:key'));
}

/** The headers that say who asks. */
export function authorization() {
  const key = storedKey();
  return key ? { Authorization: `Bearer ${key}` } : {};
}
