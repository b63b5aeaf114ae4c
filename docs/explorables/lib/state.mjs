// What a reader has set, and its place in the address: ?convolution=stride:2,padding:same
//
// A field says which values there are. Inputs take their bounds from it, and a value in
// the address that it does not have is ignored.

/**
 * @template Value
 * @typedef {object} Field
 * @property {Value} initial
 * @property {(text: string) => Value | undefined} read
 * @property {(value: Value) => string} write
 */

/** @typedef {Record<string, Field<any>>} Fields */

/**
 * @template {Fields} F
 * @typedef {{ [Key in keyof F]: F[Key]["initial"] }} State
 */

/**
 * A number from `min` to `max` in steps of `step`.
 *
 * @param {{ min: number, max: number, step?: number, initial: number }} bounds
 */
export function number({ min, max, step = 1, initial }) {
  return {
    initial,
    min,
    max,
    step,
    /** @param {string} text */
    read: (text) => readNumber(text, min, max, step),
    write: String,
  }
}

/**
 * A list of `initial.length` numbers from `min` to `max`.
 *
 * @param {{ min: number, max: number, step?: number, initial: number[] }} bounds
 */
export function numbers({ min, max, step = 1, initial }) {
  return {
    initial,
    min,
    max,
    step,
    /** @param {string} text */
    read: (text) => {
      const list = text.split("_").map((part) => readNumber(part, min, max, step))
      const isWhole = list.length === initial.length && !list.includes(undefined)
      return isWhole ? /** @type {number[]} */ (list) : undefined
    },
    /** @param {number[]} list */
    write: (list) => list.join("_"),
  }
}

/**
 * A list of digits, one for each cell of a small picture: 0090.
 *
 * @param {string} initial
 */
export function digits(initial) {
  const list = (/** @type {string} */ text) => Array.from(text, Number)
  return {
    initial: list(initial),
    /** @param {string} text */
    read: (text) => {
      const fits = text.length === initial.length && /^\d+$/.test(text)
      return fits ? list(text) : undefined
    },
    /** @param {number[]} values */
    write: (values) => values.join(""),
  }
}

/**
 * One of some names, the first unless something else is chosen.
 *
 * @template {string} Name
 * @param {readonly Name[]} names
 */
export function oneOf(...names) {
  return {
    initial: names[0],
    names,
    /** @param {string} text */
    read: (text) => names.find((name) => name === text),
    write: String,
  }
}

/**
 * @template {Fields} F
 * @param {F} fields
 * @returns {State<F>}
 */
export function initialState(fields) {
  const entries = Object.entries(fields).map(([key, { initial }]) => [key, initial])
  return Object.fromEntries(entries)
}

/**
 * The state in the query of an address, under the name of the piece.
 *
 * @template {Fields} F
 * @param {F} fields
 * @param {string} name
 * @param {string} query
 * @returns {State<F>}
 */
export function readState(fields, name, query) {
  const state = initialState(fields)
  for (const part of (new URLSearchParams(query).get(name) ?? "").split(",")) {
    const [key, text = ""] = part.split(":")
    const value = Object.hasOwn(fields, key) ? fields[key].read(text) : undefined
    if (value !== undefined) state[/** @type {keyof F} */ (key)] = value
  }
  return state
}

/**
 * The query with the state in it; what is as it was at first is left out.
 *
 * @template {Fields} F
 * @param {F} fields
 * @param {string} name
 * @param {State<F>} state
 * @param {string} query
 */
export function writeState(fields, name, state, query) {
  const parts = Object.entries(fields)
    .map(([key, field]) => [key, field.write(state[key]), field.write(field.initial)])
    .filter(([, text, initial]) => text !== initial)
    .map(([key, text]) => `${key}:${text}`)
  // By hand, so that it can be read: URLSearchParams escapes colons and commas.
  const others = query.slice(1).split("&").filter((one) => !new URLSearchParams(one).has(name))
  const own = parts.length ? `${name}=${parts.join(",")}` : ""
  const all = [...others, own].filter(Boolean).join("&")
  return all && `?${all}`
}

/**
 * @param {string} text
 * @param {number} min
 * @param {number} max
 * @param {number} step
 */
function readNumber(text, min, max, step) {
  // No step is finer than a thousandth; a place of 1.0000001 would be none.
  const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(Number(text).toFixed(3)) : NaN
  const steps = (value - min) / step
  const isOne = value >= min && value <= max && Math.abs(steps - Math.round(steps)) < 1e-6
  return isOne ? value : undefined
}
