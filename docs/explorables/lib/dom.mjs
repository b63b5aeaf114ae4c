// Elements in one expression: html("p", { class: "what" }, "text", html("b", {}, "more")).

/** @typedef {Record<string, string | number | boolean>} Attributes */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...(Node | string)} children
 */
export function html(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children)
}

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...(Node | string)} children
 */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag)
  return filled(element, attributes, children)
}

/**
 * `true` is an attribute without value, `false` none at all. What is there already is not
 * written again: the browser would lay out and paint it once more.
 *
 * @param {Element} element
 * @param {Attributes} attributes
 */
export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    const text = value === true ? "" : String(value)
    if (value === false) element.removeAttribute(name)
    else if (element.getAttribute(name) !== text) element.setAttribute(name, text)
  }
}

/**
 * The text of an element, where it is not there already.
 *
 * @param {Element | undefined} element
 * @param {string} text
 */
export function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text
}

/**
 * Whether it is the first finger, or the left button of a mouse: a second finger does not
 * draw between the places of the first.
 *
 * @param {PointerEvent} event
 */
export const isDrawing = ({ isPrimary, buttons }) => isPrimary && buttons === 1

/**
 * @template {Element} Made
 * @param {Made} element
 * @param {Attributes} attributes
 * @param {(Node | string)[]} children
 */
function filled(element, attributes, children) {
  set(element, attributes)
  element.append(...children)
  return element
}

/**
 * A number of so many decimals, with the minus of print and none before a 0.
 *
 * @param {number} value
 * @param {number} places
 */
export function decimals(value, places) {
  const text = value.toFixed(places)
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−")
}
