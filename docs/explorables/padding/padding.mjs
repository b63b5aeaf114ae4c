import { html, set, svg } from "../lib/dom.mjs"
import { Explorable, readJson } from "../lib/explorable.mjs"
import { choice, player, range } from "../lib/inputs.mjs"
import { border } from "../lib/sliding.mjs"
import { number, oneOf } from "../lib/state.mjs"
import { isInside, middles, pixels, receptiveField, seen, sides } from "./arithmetic.mjs"

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

/** From one level of the picture to the next, and the height of a cell, in em. */
const APART = 3.4
const HEIGHT = 1.4
/** The width of a cell, in pixels of the image. */
const WIDTH = 0.84
/** How a cell can look: as a number or a zero of the border, seen or not. */
const LOOKS = /** @type {const} */ (["cell", "zero", "zero seen", "cell seen"])

/** @extends {Explorable<typeof fields, typeof texts.en>} */
class Padding extends Explorable {
  constructor() {
    super(fields, texts)
  }

  /** @override */
  build() {
    this.cones = svg("g")
    // A browser draws one path of many cells faster than many cells.
    this.cells = LOOKS.map((look) => ({ look, path: svg("path", { class: look }) }))
    this.picture = svg(
      "svg",
      { preserveAspectRatio: "none", role: "img", "aria-label": this.say("picture") },
      this.cones,
      ...this.cells.map(({ path }) => path),
    )
    this.names = html("div")
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
      html("div", { class: "levels" }, this.picture, this.names),
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
    const side = found[depth]
    const at = Math.min(this.state.at, side - 1)
    this.#drawLevels(found, seen(found, this.state, at))
    this.rows?.replaceChildren(...found.map((_, level) => this.#row(found, level)))
    const sees = pixels(found, this.state, at).length
    const field = receptiveField(this.state, depth)
    const hasGaps = depth > 1 && this.state.stride > this.state.size
    if (depth === 0) return this.say("caption.none")
    return [
      this.say("caption", { side, field, number: at + 1, pixels: sees }),
      ...(sees < field ? [this.say(hasGaps ? "gaps" : "edge")] : []),
      ...(depth < this.state.layers ? [this.say("end")] : []),
    ].join(" ")
  }

  #sides() {
    return sides(this.state.side, this.state, this.state.layers)
  }

  /**
   * One side of the image below, above it that of each feature map, each number over the
   * middle of what it has seen.
   *
   * @param {number[]} found
   * @param {number[][]} indices what was seen of each level
   */
  #drawLevels(found, indices) {
    const { size, stride, padding } = this.state
    const depth = found.length - 1
    const where = middles(found, this.state)
    const x = (/** @type {number} */ level, /** @type {number} */ index) =>
      where[level].first + index * where[level].apart
    const y = (/** @type {number} */ level) => (depth - level + 1) * APART - HEIGHT - 0.2
    const ends = (/** @type {number} */ level) => [
      x(level, Math.min(...indices[level])) - WIDTH / 2,
      x(level, Math.max(...indices[level])) + WIDTH / 2,
    ]
    const cones = found.slice(1).map((_, level) => {
      const [[left, right], [low, high]] = [ends(level + 1), ends(level)]
      const [above, below] = [y(level + 1) + HEIGHT, y(level)]
      const points = `${low},${below} ${left},${above} ${right},${above} ${high},${below}`
      return svg("polygon", { points })
    })
    /** @type {{ look: (typeof LOOKS)[number], left: number, top: number }[]} */
    const cells = found.flatMap((side, level) => {
      // No kernel slides over the last feature map, so that it has no border.
      const [before, after] = level < depth ? border(side, size, stride, padding) : [0, 0]
      return Array.from({ length: before + side + after }, (_, place) => {
        const index = place - before
        const kind = isInside(index, side) ? "cell" : "zero"
        const look = /** @type {const} */ (`${kind}${indices[level].includes(index) ? " seen" : ""}`)
        return { look, left: x(level, index) - WIDTH / 2, top: y(level) }
      })
    })
    this.cones?.replaceChildren(...cones)
    for (const { look, path } of this.cells ?? []) {
      const own = cells.filter((cell) => cell.look === look)
      const outline = `h${WIDTH}v${HEIGHT}h-${WIDTH}z`
      set(path, { d: own.map(({ left, top }) => `M${left} ${top}${outline}`).join("") })
    }
    const edges = cells.map((cell) => cell.left)
    const [left, right] = [Math.min(...edges) - 0.1, Math.max(...edges) + WIDTH + 0.1]
    const height = found.length * APART
    if (this.picture) {
      const viewBox = `${left} 0 ${right - left} ${height}`
      set(this.picture, { viewBox, style: `height: ${height}em` })
    }
    const names = found.map((side, level) => {
      const style = `top: ${y(level) - 1.5}em`
      return html("span", { style }, this.say("on", { level: this.#nameOf(level), side }))
    })
    this.names?.replaceChildren(...names)
  }

  /**
   * A level in numbers: its side by the formula, and the receptive field.
   *
   * @param {number[]} found
   * @param {number} level
   */
  #row(found, level) {
    const { size, stride, padding } = this.state
    const before = found[level - 1]
    const zeros = level ? border(before, size, stride, padding) : []
    const formula = level
      ? `⌊(${before} + ${zeros[0]} + ${zeros[1]} − ${size}) / ${stride}⌋ + 1 = ${found[level]}`
      : String(found[0])
    const field = receptiveField(this.state, level)
    const cells = [formula, `${field}x${field}`].map((text) => html("td", {}, text))
    return html("tr", {}, html("th", { scope: "row" }, this.#nameOf(level)), ...cells)
  }

  /** @param {number} level */
  #nameOf(level) {
    return level ? this.say("layer", { number: level }) : this.say("image")
  }
}

customElements.define("fl-padding", Padding)
