import { html } from "../lib/dom.mjs"
import { Explorable, readJson } from "../lib/explorable.mjs"
import { Grid } from "../lib/grid.mjs"
import { choice, player } from "../lib/inputs.mjs"
import { places, square, under } from "../lib/sliding.mjs"
import { digits, number, oneOf } from "../lib/state.mjs"
import { pool2d, pool2dGradient } from "./arithmetic.mjs"

/** @typedef {import("../lib/sliding.mjs").Matrix} Matrix */

/** The map of the figure. */
const MAP = "1320" + "5204" + "0162" + "2100"
const LARGEST = 9

const fields = {
  map: digits(MAP),
  kind: oneOf("max", "average"),
  size: number({ min: 2, max: 3, initial: 2 }),
  stride: number({ min: 1, max: 3, initial: 2 }),
  at: number({ min: 0, max: 8, initial: 0 }),
}

/** @type {typeof import("./texts.json")} */
const texts = await readJson(new URL("texts.json", import.meta.url))

/** @extends {Explorable<typeof fields, typeof texts.en>} */
class Pooling extends Explorable {
  constructor() {
    super(fields, texts)
  }

  /** @override */
  build() {
    const map = () => square(this.state.map)
    this.map = new Grid({
      label: this.say("map"),
      describe: (row, column) => this.#describe(map(), row, column),
      // A touch counts on; a stroke over several cells changes the first.
      pick: (row, column, isFirst) => {
        if (isFirst) this.#write(row, column, (map()[row][column] + 1) % (LARGEST + 1))
      },
      write: (row, column, digit) => this.#write(row, column, digit),
    })
    this.pooled = new Grid({
      label: this.say("pooled"),
      describe: (row, column) => this.#describe(this.#pooled(), row, column),
      pick: (row, column) => this.change({ at: row * this.#side() + column }),
    })
    this.gradient = new Grid({ label: this.say("gradient") })
    this.written = html("div", { class: "written" })
    const grids = /** @type {const} */ (["map", "pooled", "gradient"])
    return [
      html(
        "div",
        { class: "controls" },
        choice(this, "kind"),
        choice(this, "size"),
        choice(this, "stride"),
      ),
      html(
        "div",
        { class: "row small", style: `--widest: ${Math.sqrt(MAP.length)}` },
        ...grids.map((key) =>
          html("figure", {}, html("figcaption", {}, this.say(key)), this[key]?.element ?? ""),
        ),
      ),
      this.written,
      player(this, "at", () => this.#side() ** 2),
    ]
  }

  /** @override */
  draw() {
    const { kind, size, stride } = this.state
    const map = square(this.state.map)
    const pooled = this.#pooled()
    const side = pooled.length
    const at = Math.min(this.state.at, side ** 2 - 1)
    const [row, column] = [Math.floor(at / side), at % side]
    const frame = { row: row * stride, column: column * stride, size }

    this.map?.show(cells(map, LARGEST), frame)
    this.pooled?.show(cells(pooled, LARGEST), { row, column, size: 1 })
    const gradient = pool2dGradient(map, kind, size, stride)
    this.gradient?.show(cells(gradient, Math.max(...gradient.flat())), frame)

    const values = under(map, frame.row, frame.column, size)
    const result = short(pooled[row][column])
    if (this.written) {
      this.written.textContent =
        kind === "max"
          ? `max(${values.join(", ")}) = ${result}`
          : `(${values.join(" + ")}) / ${values.length} = ${result}`
    }
    const caption = kind === "max" ? "caption.max" : "caption.average"
    return this.say(caption, { result, count: values.length, side: map.length, pooledSide: side })
  }

  #pooled() {
    const { map, kind, size, stride } = this.state
    return pool2d(square(map), kind, size, stride)
  }

  #side() {
    const { map, size, stride } = this.state
    return places(Math.sqrt(map.length), size, stride, "valid")
  }

  /**
   * @param {number} row
   * @param {number} column
   * @param {number} value
   */
  #write(row, column, value) {
    const index = row * Math.sqrt(this.state.map.length) + column
    this.change({ map: this.state.map.with(index, value) })
  }

  /**
   * @param {Matrix} values
   * @param {number} row
   * @param {number} column
   */
  #describe(values, row, column) {
    const value = short(values[row][column])
    return this.say("cell", { row: row + 1, column: column + 1, value })
  }
}

/**
 * @param {Matrix} values
 * @param {number} largest
 */
function cells(values, largest) {
  return values.map((row) =>
    row.map((value) => ({ shade: value / largest, text: short(value) })),
  )
}

/** @param {number} value */
const short = (value) => String(Number(value.toFixed(2)))

customElements.define("fl-pooling", Pooling)
