/** Builds elements without markup in strings, so that nothing from an answer can become markup. */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element. Attributes that are null, undefined or false are left out; `on` holds listeners,
 * `text` the text. Children may be elements, texts, arrays of them, or null.
 */
export function el(tag, attributes = {}, ...children) {
  return furnish(document.createElement(tag), attributes, children);
}

/** The same in the SVG namespace. */
export function svg(tag, attributes = {}, ...children) {
  return furnish(document.createElementNS(SVG, tag), attributes, children);
}

/** Text for screen readers alone. */
export function hidden(text) {
  return el('span', { class: 'visually-hidden', text });
}

/** Sets the text if it differs: an unchanged live region must not speak again. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function furnish(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') {
      Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
    } else if (name === 'text') {
      element.textContent = value;
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined));
  return element;
}
