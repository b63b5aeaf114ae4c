import { set, svg } from "../lib/dom.mjs"

/** @typedef {import("./arithmetic.mjs").Values} Values */

/** Where the boxes stand: the left edge, the top, and the names of their rows. */
const BOXES = /** @type {const} */ ([
  [50, 2, ["x1"]],
  [224, 2, ["x2"]],
  [12, 124, ["b1", "s1", "a1"]],
  [186, 124, ["b2", "s2", "a2"]],
  [99, 262, ["c", "s", "p", "L"]],
])
const ROW = 20
const WIDTH = 142
const NARROW = 66 // an input has no gradient

/** The edges with their ends, and where their two numbers stand. */
const EDGES = /** @type {const} */ ([
  ["w11", [83, 28, 83, 124], [76, 72, "end"]],
  ["w12", [83, 28, 257, 124], [214, 90, "middle"]],
  ["w21", [257, 28, 83, 124], [126, 90, "middle"]],
  ["w22", [257, 28, 257, 124], [264, 72, "start"]],
  ["v1", [83, 190, 170, 262], [112, 226, "end"]],
  ["v2", [257, 190, 170, 262], [228, 226, "start"]],
])

/** The network from above to below, a number on every edge: the value, and ∂, the slope. */
export class Network {
  /** @type {Map<string, SVGTextElement>} */
  #texts = new Map()
  /** What they say: most change in few frames, and each is laid out anew. @type {Map<string, string>} */
  #said = new Map()
  /** @type {Map<string, SVGElement>} */
  #lines = new Map()

  /** @param {string} label */
  constructor(label) {
    const edges = EDGES.map(([name, [x1, y1, x2, y2]]) => {
      const line = svg("line", { x1, y1, x2, y2 })
      this.#lines.set(name, line)
      return line
    })
    const labels = EDGES.flatMap(([name, , [x, y, anchor]]) => [
      this.#text(name, x, y, anchor),
      this.#text(`d${name}`, x, y + 17, anchor),
    ])
    this.element = svg(
      "svg",
      { viewBox: "0 0 340 350", class: "network", role: "img", "aria-label": label },
      ...edges,
      ...BOXES.map(([x, y, names]) => this.#box(x, y, names)),
      ...labels,
    )
  }

  /**
   * @param {(name: string) => string | undefined} shown the number of a name, if it is there
   * @param {string} current what is computed now
   * @param {string} nudged
   */
  show(shown, current, nudged) {
    for (const [name, text] of this.#texts) {
      const number = shown(name)
      const isSlope = name.startsWith("d")
      const prefix = isSlope ? "∂ " : `${title(name)} `
      const words = number === undefined ? (isSlope ? "" : title(name)) : prefix + number
      if (this.#said.get(name) !== words) text.replaceChildren(...subscripts(words, lowered))
      this.#said.set(name, words)
      const kinds = [isSlope && "slope", name === current && "current", name === nudged && "nudged"]
      set(text, { class: kinds.filter(Boolean).join(" ") })
    }
    for (const [name, line] of this.#lines) {
      set(line, { class: name === current || `d${name}` === current ? "current" : "" })
    }
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {readonly string[]} names
   */
  #box(x, y, names) {
    const isInput = names.length === 1
    const width = isInput ? NARROW : WIDTH
    return svg(
      "g",
      {},
      svg("rect", { x, y, width, height: names.length * ROW + 6, rx: 6 }),
      ...names.flatMap((name, index) => {
        const line = y + index * ROW + 18
        const value = this.#text(name, x + 8, line, "start")
        // An input is not learned, and the slope of the loss along itself is 1.
        if (isInput || name === "p" || name === "L") return [value]
        return [value, this.#text(`d${name}`, x + WIDTH - 5, line, "end")]
      }),
    )
  }

  /**
   * @param {string} name
   * @param {number} x
   * @param {number} y
   * @param {string} anchor
   */
  #text(name, x, y, anchor) {
    const text = svg("text", { x, y, "text-anchor": anchor })
    this.#texts.set(name, text)
    return text
  }
}

/** @param {string} digits */
export const lowered = (digits) => svg("tspan", { class: "lowered" }, digits)

/**
 * A text with its subscripts made by the font's own digits: some Korean fonts have the
 * characters for them so small that they cannot be read.
 *
 * @param {string} text
 * @param {(digits: string) => Element} lower
 */
export function subscripts(text, lower) {
  return text.split(/([₀₁₂]+)/).map((part, index) => {
    const digits = part.replace(/./g, (one) => String("₀₁₂".indexOf(one)))
    return index % 2 ? lower(digits) : part
  })
}

/**
 * How a name is written: w₂₁ for w21.
 *
 * @param {string} name
 */
export const title = (name) => name.replace(/\d/g, (digit) => "₀₁₂"[Number(digit)])
