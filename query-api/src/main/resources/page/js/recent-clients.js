/** The clients that this tab has shown, newest first. */

const NAME = 'concord.recent';
const KEPT = 8;

export function recentClients() {
  return JSON.parse(sessionStorage.getItem(NAME) ?? '[]');
}

export function rememberClient({ clientId, name, segment }) {
  const others = recentClients().filter((client) => client.clientId !== clientId);
  sessionStorage.setItem(NAME, JSON.stringify([{ clientId, name, segment }, ...others].slice(0, KEPT)));
}
