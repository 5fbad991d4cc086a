/** One client: who it is, and its list: live, as of a day, or two days compared. */

import { profile } from './api.js';
import { Comparison } from './comparison.js';
import { el } from './dom.js';
import { DuePanel } from './due-panel.js';
import { LiveList } from './live-list.js';
import { PastList } from './past-list.js';
import { ProfilePanel } from './profile-panel.js';
import { clientFailure, loading } from './states.js';
import { rememberClient } from './recent-clients.js';
import { WhenForm } from './when-form.js';

const SECOND = 1000;
const AWAY_RETRY_SECONDS = 5;

export class ClientView {
  #clientId;
  #profile;
  #due;
  #when;
  #element = el('div', { class: 'client' });
  #body = el('div', { class: 'client-body' });
  #asking = new AbortController();
  #shown = null;
  #route;
  #timer = null;
  #failure = null;

  constructor(host, route) {
    this.#clientId = route.clientId;
    this.#route = route;
    this.#profile = new ProfilePanel(this.#clientId);
    this.#when = new WhenForm(this.#clientId);
    this.#due = new DuePanel(this.#clientId);
    this.#element.append(el('div', { class: 'client-head' }, this.#profile.element, this.#when.element), this.#body, this.#due.element);
    host.replaceChildren(this.#element);
    document.title = `Client ${this.#clientId} – Concord`;
    this.#start();
  }

  /** Whether the view shows what the address now says; a view shows one client. */
  takes(route) {
    if (route.view !== 'client' || route.clientId !== this.#clientId) {
      return false;
    }
    this.#route = route;
    if (this.#shown) {
      this.#showList();
    }
    return true;
  }

  close() {
    this.#asking.abort();
    clearTimeout(this.#timer);
    this.#shown?.close();
    this.#due.close();
  }

  async #start() {
    if (this.#failure === null) {
      this.#body.replaceChildren(loading('the client'));
    }
    try {
      await this.#loadProfile();
    } catch (failure) {
      this.#fail(failure);
      return;
    }
    this.#showList();
  }

  /** A server that says when it will be back is asked again then; one that is away, every few seconds. */
  #fail(failure) {
    if (failure.name === 'AbortError') {
      return;
    }
    clearTimeout(this.#timer);
    this.#element.classList.add('nobody');
    if (failure.message !== this.#failure) {
      this.#failure = failure.message;
      this.#body.replaceChildren(clientFailure(this.#clientId, failure, () => this.#start()));
    }
    const wait = failure.status === 0 ? AWAY_RETRY_SECONDS : failure.retryAfterSeconds;
    if (wait) {
      this.#timer = setTimeout(() => this.#start(), wait * SECOND);
    }
  }

  async #loadProfile() {
    const found = await profile(this.#clientId, this.#asking.signal);
    this.#profile.show(found);
    this.#when.limitTo(found.asOf);
    this.#element.classList.remove('nobody');
    this.#failure = null;
    document.title = `${found.name ?? `Client ${this.#clientId}`} – Concord`;
    rememberClient(found);
  }

  #showList() {
    this.#shown?.close();
    this.#when.show(this.#route);
    this.#shown = this.#list();
    this.#body.replaceChildren(this.#shown.element);
  }

  #list() {
    const { asOf, compare } = this.#route;
    if (compare) {
      return new Comparison(this.#clientId, compare, asOf);
    }
    return asOf ? new PastList(this.#clientId, asOf) : new LiveList(this.#clientId, () => this.#refreshProfile());
  }

  /** What the head shows may wait for the next change; the list tells when the server is away. */
  #refreshProfile() {
    this.#due.refresh();
    this.#loadProfile().catch((failure) => {
      if (failure.name !== 'AbortError') {
        console.info(`The profile stays as it is: ${failure.message}`);
      }
    });
  }
}
