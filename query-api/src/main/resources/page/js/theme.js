/** Light, dark, or as the system has it; remembered by this browser. */

import { el } from './dom.js';

const NAME = 'concord.theme';
const THEMES = ['system', 'light', 'dark'];

/** Makes the button go through the themes. */
export function bindTheme(button) {
  let theme = THEMES.includes(localStorage.getItem(NAME)) ? localStorage.getItem(NAME) : 'system';
  apply(button, theme);
  button.addEventListener('click', () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    localStorage.setItem(NAME, theme);
    apply(button, theme);
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', announceTheme);
}

/** The value of a custom property in the theme that is shown. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function apply(button, theme) {
  document.documentElement.dataset.theme = theme;
  button.replaceChildren(el('span', { class: 'word', text: 'Theme: ' }), theme);
  announceTheme();
}

/** Charts are painted, not styled, so they must be told. */
function announceTheme() {
  dispatchEvent(new Event('concord:theme'));
}
