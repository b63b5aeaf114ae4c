import { html, set, write } from "../lib/dom.mjs"
import { Explorable, readJson } from "../lib/explorable.mjs"
import { bytes, gallery } from "../lib/gallery.mjs"
import { Grid } from "../lib/grid.mjs"
import { choice, entry, range } from "../lib/inputs.mjs"
import { kept } from "../lib/kept.mjs"
import { square } from "../lib/sliding.mjs"
import { number, numbers, oneOf } from "../lib/state.mjs"
import { forward, mapOf, receptiveField, seen, withKernel } from "./arithmetic.mjs"
import { drawing } from "./drawing.mjs"
import { drawMaps, tileAt, tileOf } from "./maps.mjs"
import { fetchNetwork, percent, scaled } from "./network.mjs"

/** @typedef {{ pixels: string, label: number, predicted: number }} Shown */

const SIDE = 28
const SIDES = { conv_1: SIDE, conv_2: SIDE / 2 }
const FILTERS = { conv_1: 32, conv_2: 64 }
const LARGEST = 9

/** @type {typeof import("./texts.json")} */
const texts = await readJson(new URL("texts.json", import.meta.url))

const style = await (await fetch(new URL("style.css", import.meta.url))).text()

/**
 * Written when the site is built: the first test image of each class, and the mistakes that
 * the network is surest of, the surest first.
 *
 * @type {{ names: { en: string[], ko: string[] }, garments: Shown[], mistakes: Shown[] }}
 */
const { names, garments, mistakes } = await readJson(new URL("pictures.json", import.meta.url))
/** @type {Map<string, Shown>} */
const pictures = new Map([
  ...garments.map((one, index) => /** @type {const} */ ([`${index}`, one])),
  ...mistakes.map((one, index) => /** @type {const} */ ([`mistake-${index + 1}`, one])),
])

const known = oneOf("9", ...pictures.keys(), "drawing")

const fields = {
  // A photo stays on the device: no address names it.
  picture: { ...known, write: (/** @type {string} */ name) => (name === "photo" ? "9" : name) },
  drawing,
  layer: oneOf("conv_1", "conv_2"),
  filter: number({ min: 1, max: 64, initial: 1 }),
  // The number that is looked at, by its place in the image.
  at: number({ min: 0, max: SIDE ** 2 - 1, initial: 406 }),
  instead: number({ min: 0, max: 32, initial: 0 }),
  kernel: numbers({ min: -10, max: 10, step: 0.1, initial: [-1, 0, 1, -1, 0, 1, -1, 0, 1] }),
  bias: number({ min: -10, max: 10, step: 0.1, initial: 0 }),
}

/** @extends {Explorable<typeof fields, typeof texts.en>} */
class Cnn extends Explorable {
  /** @type {import("./network.mjs").Network | undefined} */
  #network
  /** @type {"asleep" | "loading" | "failed"} */
  #waits = "asleep"
  /** @type {Uint8Array} */
  #photo = new Uint8Array(SIDE ** 2)
  #brush = LARGEST
  /** Of what is chosen, of which only the last counts. */
  #turn = 0
  #pixelsOf = kept(pixelsOf)
  /** Most changes are of what is looked at, not of what is computed. */
  #trained = kept(outputs)
  #changed = kept(outputs)
  #with = kept(withKernel)
  #drawMaps = kept((/** @type {Float64Array} */ values, /** @type {number} */ side) =>
    drawMaps(this.maps, values, side),
  )

  constructor() {
    super(fields, texts)
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback()
    // A link to a setting asks for it.
    if (new URLSearchParams(location.search).has(this.name)) this.#load()
  }

  /** @override @param {Partial<typeof this.state>} changes */
  change(changes) {
    if ("picture" in changes) this.#turn++ // a photo that is still prepared comes too late
    super.change(changes)
    if (Object.keys(changes).length) this.#load()
  }

  /** @override */
  build() {
    this.image = new Grid({
      label: this.say("image"),
      describe: (row, column) => this.#describe(this.#pixels().map((one) => one / 255), row, column),
      pick: (row, column, isFirst) => this.#draw(row, column, isFirst),
      write: (row, column, digit) => this.#write([row * SIDE + column], digit),
    })
    this.map = new Grid({
      label: this.say("map", { filter: "" }).trim(),
      describe: (row, column) => this.#describe(this.shown ?? [], row, column),
      pick: (row, column) => this.change({ at: this.#pixelOf(row) * SIDE + this.#pixelOf(column) }),
    })
    this.mapName = html("figcaption")
    this.maps = html("canvas", { class: "pixels", role: "img", "aria-label": this.say("maps") })
    this.maps.addEventListener("click", (event) => this.#choose(event))
    this.chosen = html("span")
    this.rows = names[this.language].map((name) => {
      const [bar, share] = [html("span", { class: "bar" }), html("span")]
      const track = html("span", { class: "track" }, bar)
      const row = html("tr", {}, html("th", { scope: "row" }, name), html("td", {}, track, share))
      return { bar, share, row }
    })
    const kernel = this.state.kernel.map((_, index) => {
      const place = { row: Math.floor(index / 3) + 1, column: (index % 3) + 1 }
      return entry(this, "kernel", { index, label: this.say("weight", place) })
    })
    const bias = html("label", { class: "choice" }, this.say("bias"), entry(this, "bias"))
    const title = html("figcaption", {}, this.say("kernel"))
    this.kernel = html("figure", {}, title, html("div", { class: "kernel" }, ...kernel), bias)
    this.loader = html("button", { type: "button" }, this.say("load"))
    this.loader.addEventListener("click", () => this.#load())
    this.results = html(
      "div",
      {},
      html("div", { class: "controls" }, choice(this, "layer")),
      html(
        "div",
        { class: "row" },
        html("figure", { class: "maps" }, html("figcaption", {}, this.say("maps")), html("div", {}, this.maps, this.chosen)),
        html("figure", {}, this.mapName, this.map.element),
      ),
      range(this, "filter", { most: () => FILTERS[this.state.layer] }),
      html(
        "div",
        { class: "controls" },
        choice(this, "instead", (filter) => (filter === "0" ? this.say("instead.none") : filter)),
        this.kernel,
      ),
    )
    this.probabilities = html(
      "table",
      {},
      html("caption", {}, this.say("probabilities")),
      html("tbody", {}, ...this.rows.map(({ row }) => row)),
    )
    return [
      html("style", {}, style),
      html("p", { class: "label" }, this.say("garments")),
      this.#gallery(garments, (index) => `${index}`),
      html("p", { class: "label" }, this.say("mistakes")),
      this.#gallery(mistakes, (index) => `mistake-${index + 1}`),
      this.#own(),
      html(
        "div",
        { class: "row", style: `--widest: ${SIDE}` },
        html("figure", {}, html("figcaption", {}, this.say("image")), this.image.element),
        html("figure", { class: "probabilities" }, this.probabilities, this.loader),
      ),
      this.results,
    ]
  }

  /** @override */
  draw() {
    const { layer, picture, at, instead, kernel, bias } = this.state
    const pixels = this.#pixels()
    const side = SIDES[layer]
    const [row, column] = [Math.floor(at / SIDE), at % SIDE].map((pixel) => this.#placeOf(pixel))
    const [[top, bottom], [left]] = [receptiveField(layer, row), receptiveField(layer, column)]
    const frame = { row: top, column: left, size: bottom - top + 1 }
    const network = this.#network
    const isDrawing = picture === "drawing"
    this.image?.show(cells(pixels, 255), network && frame)
    this.image?.element.classList.toggle("drawable", isDrawing)
    for (const part of [this.results, this.probabilities]) part?.toggleAttribute("hidden", !network)
    this.loader?.toggleAttribute("hidden", this.#waits === "loading" || network !== undefined)
    if (!network) return this.say(this.#waits)

    this.kernel?.toggleAttribute("hidden", !instead)
    const trained = this.#trained(network, pixels)
    const found = instead
      ? this.#changed(this.#with(network, instead - 1, kernel, bias), pixels)
      : trained
    const filter = this.#filter()
    this.shown = mapOf(found[layer], side, filter - 1)
    this.map?.element.style.setProperty("--widest", String(side))
    this.map?.show(cells(this.shown, Math.max(...this.shown)), { row, column, size: 1 })
    write(this.mapName, this.say("map", { filter }))
    this.#drawMaps(found[layer], side)
    if (this.chosen) set(this.chosen, { style: tileOf(filter - 1, FILTERS[layer]) })
    this.rows?.forEach(({ bar, share, row: line }, label) => {
      const probability = found.output[label]
      set(bar, { style: `width: ${probability * 100}%` })
      write(share, percent(probability))
      set(line, { "aria-current": label === best(found.output) })
    })

    const [rows, columns] = [seen(layer, row), seen(layer, column)]
    const value = this.shown[row * side + column].toFixed(3)
    const label = pictures.get(picture)?.label
    const said = (/** @type {Float64Array} */ output) => ({
      name: this.#name(best(output)),
      percent: percent(Math.max(...output)),
    })
    return [
      this.say("caption", said(found.output)),
      label === undefined ? "" : this.say("caption.label", { label: this.#name(label) }),
      instead
        ? this.say("caption.instead", { filter: instead, ...said(trained.output) })
        : "",
      this.say("caption.seen", {
        ...{ filter, layer, row: row + 1, column: column + 1, value },
        ...{ top: rows[0] + 1, bottom: rows[1] + 1, left: columns[0] + 1, right: columns[1] + 1 },
      }),
    ].join(" ")
  }

  async #load() {
    if (this.#network || this.#waits === "loading") return
    this.#waits = "loading"
    super.change({})
    try {
      this.#network = await fetchNetwork()
    } catch {
      this.#waits = "failed"
    }
    super.change({})
  }

  /**
   * @param {Shown[]} images
   * @param {(index: number) => string} nameOf
   */
  #gallery(images, nameOf) {
    const shown = images.map(({ pixels, label, predicted }, index) => {
      const values = { label: this.#name(label), predicted: this.#name(predicted) }
      const isMistake = label !== predicted
      const words = isMistake ? this.say("mistake", values) : values.label
      return { value: nameOf(index), label: words, pixels: bytes(pixels) }
    })
    return gallery(this, "picture", shown)
  }

  /** A drawing, begun from what is shown or from nothing, and a photo. */
  #own() {
    const button = (/** @type {"draw" | "clear"} */ key, /** @type {() => number[]} */ start) => {
      const made = html("button", { type: "button" }, this.say(key))
      made.addEventListener("click", () => this.change({ picture: "drawing", drawing: start() }))
      return made
    }
    const level = (/** @type {number} */ pixel) => Math.round((pixel / 255) * LARGEST)
    const said = html("span", { role: "status" }, this.say("private"))
    const input = html("input", { type: "file", accept: "image/*" })
    let latest = 0
    input.addEventListener("change", async () => {
      const [file] = input.files ?? []
      if (!file) return
      const turn = ++this.#turn
      latest = turn
      said.textContent = this.say("preparing")
      const photo = await prepared(file)
      if (turn !== latest) return // another photo came after it
      input.value = "" // so that the same file can be chosen again
      if (turn !== this.#turn) {
        said.textContent = this.say("private") // another picture
      } else if (typeof photo === "string") {
        said.textContent = this.say(photo)
      } else {
        said.textContent = this.say("private")
        this.#photo = photo
        this.change({ picture: "photo" })
      }
    })
    return html(
      "div",
      { class: "controls" },
      button("draw", () => this.#pixels().map(level)),
      button("clear", () => Array(SIDE ** 2).fill(0)),
      html("label", { class: "choice" }, this.say("photo"), input),
      said,
    )
  }

  /** The pixels of the picture, 0 to 255. */
  #pixels() {
    const { picture, drawing } = this.state
    return this.#pixelsOf(picture, drawing, this.#photo)
  }

  /**
   * A brush of two by two: ink, or none where a stroke begins on ink.
   *
   * @param {number} row
   * @param {number} column
   * @param {boolean} isFirst
   */
  #draw(row, column, isFirst) {
    const at = row * SIDE + column
    if (isFirst) this.#brush = this.state.drawing[at] ? 0 : LARGEST
    const beside = column < SIDE - 1 ? [at, at + 1] : [at]
    const below = row < SIDE - 1 ? beside.map((one) => one + SIDE) : []
    this.#write([...beside, ...below], this.#brush)
  }

  /**
   * @param {number[]} places
   * @param {number} level
   */
  #write(places, level) {
    if (this.state.picture !== "drawing") return
    const changed = [...this.state.drawing]
    for (const place of places) changed[place] = level
    this.change({ drawing: changed })
  }

  #filter() {
    return Math.min(this.state.filter, FILTERS[this.state.layer])
  }

  /** @param {number} pixel a row or column of the image; the map has one for so many */
  #placeOf(pixel) {
    return Math.floor((pixel * SIDES[this.state.layer]) / SIDE)
  }

  /** @param {number} place */
  #pixelOf(place) {
    return (place * SIDE) / SIDES[this.state.layer]
  }

  /** @param {MouseEvent} event */
  #choose({ offsetX, offsetY }) {
    const index = tileAt(offsetX, offsetY, this.maps?.clientWidth ?? 1)
    this.change({ filter: Math.min(index + 1, FILTERS[this.state.layer]) })
  }

  /**
   * @param {ArrayLike<number>} values
   * @param {number} row
   * @param {number} column
   */
  #describe(values, row, column) {
    const value = Number((values[row * Math.sqrt(values.length) + column] ?? 0).toFixed(3))
    return this.say("cell", { row: row + 1, column: column + 1, value })
  }

  /** @param {number} label */
  #name(label) {
    return names[this.language][label]
  }
}

/**
 * @param {string} picture
 * @param {number[]} drawing
 * @param {Uint8Array} photo
 */
function pixelsOf(picture, drawing, photo) {
  if (picture === "drawing") return drawing.map((level) => (level / LARGEST) * 255)
  const shown = pictures.get(picture)
  return Array.from(shown ? bytes(shown.pixels) : photo)
}

/**
 * A photo as the network takes it, or the text that says why there is none.
 *
 * @param {File} file
 */
async function prepared(file) {
  try {
    const { readPhoto } = await import("./photo.mjs")
    const photo = await readPhoto(file)
    return typeof photo === "string" ? /** @type {const} */ (`error.${photo}`) : photo
  } catch {
    return "failed"
  }
}

/**
 * @param {import("./network.mjs").Network} network
 * @param {number[]} pixels
 */
const outputs = (network, pixels) => forward(network, scaled(pixels))

/** @param {Float64Array} output */
const best = (output) => output.indexOf(Math.max(...output))

/**
 * @param {number[]} values
 * @param {number} largest
 */
const cells = (values, largest) =>
  square(values).map((row) => row.map((value) => ({ shade: value / (largest || 1) })))

customElements.define("fl-cnn", Cnn)
