import { html } from "../lib/dom.mjs"
import { Explorable, readJson } from "../lib/explorable.mjs"
import { Grid } from "../lib/grid.mjs"
import { choice, entry, player } from "../lib/inputs.mjs"
import { border, pad, places, square, under } from "../lib/sliding.mjs"
import { digits, number, numbers, oneOf } from "../lib/state.mjs"
import { conv2d, weightedSum } from "./arithmetic.mjs"

/** @typedef {import("../lib/sliding.mjs").Matrix} Matrix */

const SIZE = 3
const EDGE = [-1, 0, 1, -1, 0, 1, -1, 0, 1]
/** What a drawn pixel holds, as those of the figure do. */
const INK = 9

// prettier-ignore
const BOOT =
  "00000000" +
  "00009990" +
  "00009990" +
  "00009990" +
  "00099990" +
  "09999990" +
  "99999990" +
  "00000000"

/** @type {Record<string, number[]>} */
const KERNELS = {
  vertical: EDGE,
  horizontal: [-1, -1, -1, 0, 0, 0, 1, 1, 1],
  outline: [-1, -1, -1, -1, 8, -1, -1, -1, -1],
  blur: [1, 1, 1, 1, 1, 1, 1, 1, 1],
  copy: [0, 0, 0, 0, 1, 0, 0, 0, 0],
}

const fields = {
  picture: oneOf("drawing", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
  drawing: digits(BOOT),
  kernel: numbers({ min: -10, max: 10, step: 0.001, initial: EDGE }),
  bias: number({ min: -99, max: 99, step: 0.001, initial: 0 }),
  stride: number({ min: 1, max: 3, initial: 1 }),
  padding: oneOf("valid", "same"),
  at: number({ min: 0, max: 783, initial: 8 }),
}

/** @type {typeof import("./texts.json")} */
const texts = await readJson(new URL("texts.json", import.meta.url))

/**
 * Of the package, written when the site is built: the first test image of each class, its
 * bytes as text, and the first layer of the trained network, to three decimals.
 *
 * @type {{
 *   names: { en: string[], ko: string[] },
 *   images: string[],
 *   filters: { kernel: number[], bias: number }[],
 * }}
 */
const trained = await readJson(new URL("trained.json", import.meta.url))
const garments = trained.images.map((bytes) =>
  square(Array.from(atob(bytes), (byte) => byte.charCodeAt(0) / 255)),
)

/** @extends {Explorable<typeof fields, typeof texts.en>} */
class Convolution extends Explorable {
  #brush = INK

  constructor() {
    super(fields, texts)
  }

  /** @override */
  build() {
    this.image = new Grid({
      label: this.say("image"),
      describe: (row, column) => this.#describe(this.#paddedImage(), row, column),
      pick: (row, column, isFirst) => this.#draw(row, column, isFirst),
      write: (row, column, digit) => this.#write(row, column, digit),
    })
    this.map = new Grid({
      label: this.say("map"),
      describe: (row, column) => this.#describe(this.#featureMap(), row, column),
      pick: (row, column) => this.change({ at: row * this.#side() + column }),
    })
    this.sum = html("div", { class: "sum" })
    this.result = html("output", { class: "result", "aria-hidden": "true" })
    const kernel = EDGE.map((_, index) => {
      const place = { row: Math.floor(index / SIZE) + 1, column: (index % SIZE) + 1 }
      return entry(this, "kernel", { index, label: this.say("weight", place) })
    })
    const bias = html("label", { class: "choice" }, this.say("bias"), entry(this, "bias"))
    this.grids = html(
      "div",
      { class: "row" },
      html("figure", {}, html("figcaption", {}, this.say("image")), this.image.element),
      html(
        "figure",
        { class: "narrow" },
        html("figcaption", {}, this.say("kernel")),
        html("div", { class: "kernel" }, ...kernel),
      ),
      html("figure", {}, html("figcaption", {}, this.say("map")), this.map.element),
    )
    return [
      html("div", { class: "controls" }, this.#pictures(), this.#kernels()),
      html(
        "div",
        { class: "controls" },
        choice(this, "padding"),
        choice(this, "stride"),
        bias,
      ),
      this.grids,
      html("div", { class: "written" }, this.sum, this.result),
      player(this, "at", () => this.#side() ** 2),
    ]
  }

  /** @override */
  draw() {
    const { kernel, bias, stride } = this.state
    const image = this.#image()
    const [before] = this.#border()
    const padded = this.#paddedImage()
    const map = this.#featureMap()
    const { row, column } = this.#place()
    const [top, left] = [row * stride, column * stride]
    const values = under(padded, top, left, SIZE)
    const sum = weightedSum(values, kernel, bias)
    const isDrawing = this.state.picture === "drawing"

    this.grids?.style.setProperty("--widest", String(padded.length))
    const brightest = isDrawing ? INK : 1
    this.image?.show(
      padded.map((line, y) =>
        line.map((value, x) => ({
          shade: value / brightest,
          text: isDrawing ? String(value) : "",
          isZero: image[y - before]?.[x - before] === undefined,
        })),
      ),
      { row: top, column: left, size: SIZE },
    )
    this.image?.element.classList.toggle("drawable", isDrawing)
    this.map?.show(this.#shaded(map, isDrawing), { row, column, size: 1 })
    this.#writeOut(values, sum)
    const place = { row: row + 1, column: column + 1, sum: short(sum) }
    const sizes = { side: image.length, mapSide: map.length }
    const all = map.flat()
    const scale = { smallest: short(Math.min(...all)), largest: short(Math.max(...all)) }
    return [
      this.say("caption", { ...place, ...sizes }),
      isDrawing ? "" : this.say("scale", scale),
    ].join(" ")
  }

  /**
   * The numbers of a feature map: of a drawing they are written, with a sign; of a garment
   * they go from the smallest, as the paper, to the largest.
   *
   * @param {Matrix} map
   * @param {boolean} isDrawing
   */
  #shaded(map, isDrawing) {
    const all = map.flat()
    const [smallest, largest] = [Math.min(...all), Math.max(...all)]
    const zero = isDrawing ? 0 : smallest
    const most = Math.max(largest - zero, zero - smallest) || 1
    return map.map((line) =>
      line.map((value) => ({
        shade: (value - zero) / most,
        text: isDrawing ? short(Number(value.toPrecision(3))) : "",
      })),
    )
  }

  /**
   * @param {number[]} values
   * @param {number} sum
   */
  #writeOut(values, sum) {
    const { kernel, bias } = this.state
    const products = values.map((value, index) => `${short(value)} × ${signed(kernel[index])}`)
    const cells = products.map((text, index) =>
      html("span", {}, index < products.length - 1 ? `${text} +` : text),
    )
    this.sum?.replaceChildren(...cells)
    if (this.result) this.result.value = `${bias ? `+ ${signed(bias)} ` : ""}= ${short(sum)}`
  }

  #pictures() {
    const names = trained.names[this.language]
    return choice(this, "picture", (name) =>
      name === "drawing" ? this.say("picture.drawing") : names[Number(name)],
    )
  }

  /** Kernels to choose from; one that the reader has written is a choice of its own. */
  #kernels() {
    const own = html("option", { value: "own" }, this.say("own"))
    const known = Object.keys(KERNELS).map((name) =>
      html("option", { value: name }, this.say(/** @type {any} */ (`kernel.${name}`))),
    )
    const filters = trained.filters.map((_, index) =>
      html("option", { value: index }, this.say("filter", { number: index + 1 })),
    )
    const group = html("optgroup", { label: this.say("trained") }, ...filters)
    const input = html("select", { id: "kernels" }, own, ...known, group)
    /** @type {Map<string, { kernel: number[], bias: number }>} */
    const kernels = new Map([
      ...Object.entries(KERNELS).map(
        ([name, kernel]) => /** @type {const} */ ([name, { kernel, bias: 0 }]),
      ),
      ...trained.filters.map((filter, index) => /** @type {const} */ ([`${index}`, filter])),
    ])
    input.addEventListener("change", () => {
      const chosen = kernels.get(input.value)
      if (chosen) this.change(chosen)
    })
    this.follow(() => {
      const { kernel, bias } = this.state
      const same = [...kernels].find(
        ([, filter]) => `${filter.kernel}` === `${kernel}` && filter.bias === bias,
      )
      input.value = same?.[0] ?? "own"
    })
    const label = html("label", { for: "kernels" }, this.say("kernels"))
    return html("div", { class: "choice" }, label, input)
  }

  /**
   * Ink, or none where a stroke begins on ink.
   *
   * @param {number} row
   * @param {number} column
   * @param {boolean} isFirst
   */
  #draw(row, column, isFirst) {
    const [before] = this.#border()
    if (isFirst) this.#brush = this.#image()[row - before]?.[column - before] ? 0 : INK
    this.#write(row, column, this.#brush)
  }

  /**
   * @param {number} row
   * @param {number} column
   * @param {number} value
   */
  #write(row, column, value) {
    const { picture, drawing } = this.state
    const [before] = this.#border()
    const [y, x] = [row - before, column - before]
    const image = this.#image()
    if (picture !== "drawing" || image[y]?.[x] === undefined) return
    this.change({ drawing: drawing.with(y * image.length + x, value) })
  }

  #image() {
    const { picture, drawing } = this.state
    return picture === "drawing" ? square(drawing) : garments[Number(picture)]
  }

  #border() {
    return border(this.#image().length, SIZE, this.state.stride, this.state.padding)
  }

  #paddedImage() {
    return pad(this.#image(), this.#border())
  }

  #featureMap() {
    const { kernel, bias, stride, padding } = this.state
    return conv2d(this.#image(), kernel, bias, stride, padding)
  }

  #side() {
    return places(this.#image().length, SIZE, this.state.stride, this.state.padding)
  }

  #place() {
    const side = this.#side()
    const at = Math.min(this.state.at, side ** 2 - 1)
    return { row: Math.floor(at / side), column: at % side }
  }

  /**
   * @param {Matrix} cells
   * @param {number} row
   * @param {number} column
   */
  #describe(cells, row, column) {
    const value = short(cells[row][column])
    return this.say("cell", { row: row + 1, column: column + 1, value })
  }
}

/** @param {number} value */
function short(value) {
  return String(Number(value.toFixed(2))).replace("-", "−")
}

/** @param {number} value */
function signed(value) {
  const text = String(value).replace("-", "−")
  return value < 0 ? `(${text})` : text
}

customElements.define("fl-convolution", Convolution)
