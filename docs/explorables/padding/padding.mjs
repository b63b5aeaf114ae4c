import { html, svg } from "../lib/dom.mjs"
import { Explorable, readJson } from "../lib/explorable.mjs"
import { choice, player, range } from "../lib/inputs.mjs"
import { border } from "../lib/sliding.mjs"
import { number, oneOf } from "../lib/state.mjs"
import { middles, seen, sides } from "./arithmetic.mjs"

/** @typedef {import("./arithmetic.mjs").Layer} Layer */

const fields = {
  side: number({ min: 4, max: 28, initial: 12 }),
  size: number({ min: 1, max: 5, initial: 3 }),
  stride: number({ min: 1, max: 3, initial: 1 }),
  padding: oneOf("same", "valid"),
  layers: number({ min: 1, max: 4, initial: 2 }),
  at: number({ min: 0, max: 27, initial: 0 }),
}

/** @type {typeof import("./texts.json")} */
const texts = await readJson(new URL("texts.json", import.meta.url))

/** From one level of the picture to the next, and the side of a cell, in pixels of the image. */
const APART = 2.6
const CELL = 0.84

/** @extends {Explorable<typeof fields, typeof texts.en>} */
class Padding extends Explorable {
  constructor() {
    super(fields, texts)
  }

  /** @override */
  build() {
    this.picture = svg("svg", { class: "levels", role: "img", "aria-label": this.say("picture") })
    this.rows = html("tbody")
    const heads = /** @type {const} */ (["level", "formula", "sees"])
    return [
      html(
        "div",
        { class: "controls sliders" },
        range(this, "side"),
        range(this, "size"),
        range(this, "stride"),
        range(this, "layers"),
      ),
      html("div", { class: "controls" }, choice(this, "padding")),
      this.picture,
      player(this, "at", () => this.#sides()[this.#sides().length - 1]),
      html(
        "table",
        { class: "formulas" },
        html(
          "thead",
          {},
          html("tr", {}, ...heads.map((key) => html("th", { scope: "col" }, this.say(key)))),
        ),
        this.rows,
      ),
    ]
  }

  /** @override */
  draw() {
    const found = this.#sides()
    const depth = found.length - 1
    const [last] = found.slice(-1)
    const at = Math.min(this.state.at, last - 1)
    const intervals = seen(found, this.state, at)
    this.#drawLevels(found, intervals)
    this.rows?.replaceChildren(...found.map((_, level) => this.#row(found, level)))
    const [[first, end]] = intervals
    const caption = depth < this.state.layers ? "caption.short" : "caption"
    return this.say(caption, { side: last, depth, width: end - first + 1, number: at + 1 })
  }

  #sides() {
    return sides(this.state.side, this.state, this.state.layers)
  }

  /**
   * One side of the image below, above it that of each feature map, each number over the
   * middle of what it has seen.
   *
   * @param {number[]} found
   * @param {[first: number, last: number][]} intervals
   */
  #drawLevels(found, intervals) {
    const { size, stride, padding } = this.state
    const where = middles(found, this.state)
    const x = (/** @type {number} */ level, /** @type {number} */ index) =>
      where[level].first + index * where[level].apart
    const y = (/** @type {number} */ level) => (found.length - 1 - level) * APART
    /** @type {SVGElement[]} */
    const parts = []
    let [left, right] = [0, found[0]]

    intervals.slice(1).forEach(([first, end], level) => {
      const [[low, high], half] = [intervals[level], CELL / 2]
      const corners = [
        [x(level, low) - half, y(level)],
        [x(level + 1, first) - half, y(level + 1) + CELL],
        [x(level + 1, end) + half, y(level + 1) + CELL],
        [x(level, high) + half, y(level)],
      ]
      parts.push(svg("polygon", { class: "cone", points: corners.join(" ") }))
    })
    found.forEach((side, level) => {
      // No kernel slides over the last feature map, so that it has no border.
      const isLast = level === found.length - 1
      const [before, after] = isLast ? [0, 0] : border(side, size, stride, padding)
      const [low, high] = intervals[level]
      for (let index = -before; index < side + after; index++) {
        const kind = index < 0 || index >= side ? "zero" : "cell"
        const mark = index >= low && index <= high ? " seen" : ""
        const place = { x: x(level, index) - CELL / 2, y: y(level), width: CELL, height: CELL }
        parts.push(svg("rect", { class: kind + mark, rx: 0.12, ...place }))
      }
      left = Math.min(left, x(level, -before) - 0.5)
      right = Math.max(right, x(level, side - 1 + after) + 0.5)
    })
    this.picture?.replaceChildren(...parts)
    const box = [left, -0.2, right - left, (found.length - 1) * APART + CELL + 0.4]
    this.picture?.setAttribute("viewBox", box.join(" "))
  }

  /**
   * A level in numbers: its side by the formula, and how much of the image it has seen.
   *
   * @param {number[]} found
   * @param {number} level
   */
  #row(found, level) {
    const { size, stride, padding } = this.state
    const name = level ? this.say("layer", { number: level }) : this.say("image")
    const before = found[level - 1]
    const zeros = level ? border(before, size, stride, padding) : [0, 0]
    const formula = level
      ? `⌊(${before} + ${zeros[0]} + ${zeros[1]} − ${size}) / ${stride}⌋ + 1 = ${found[level]}`
      : String(found[0])
    const [[first, last]] = seen(found.slice(0, level + 1), this.state, 0)
    const width = last - first + 1
    const cells = [formula, `${width}x${width}`].map((text) => html("td", {}, text))
    return html("tr", {}, html("th", { scope: "row" }, name), ...cells)
  }
}

customElements.define("fl-padding", Padding)
