import { html, isDrawing, set, svg } from "./dom.mjs"
import { paint } from "./gallery.mjs"

/**
 * @typedef {object} Cell
 * @property {number} shade from -1 to 1: how dark, and on which side of 0
 * @property {string} [text] the number in the cell
 * @property {boolean} [isZero] one of the zeros around a picture
 */

/** @typedef {{ row: number, column: number, size: number }} Frame */

/** Numbers are read on a shade at most this dark. */
const BEHIND_NUMBERS = 0.42

/** @typedef {(row: number, column: number, isFirst: boolean) => void} Pick */

/**
 * A square picture of cells, with numbers in them or without. Cells without are shaded on a
 * canvas below: of 784, each with a style of its own, a browser paints few pictures a second.
 *
 * Given `pick`, the reader chooses a cell by a touch, or goes to it with the arrow keys.
 * Given `write` as well, the arrow keys only move, space and Enter choose, the keys 0 to 9
 * write, and a finger that is drawn over the cells chooses each; the first one says so.
 */
export class Grid {
  /** @type {{ group: SVGGElement, rect: SVGRectElement, text: SVGTextElement }[][]} */
  #cells = []
  #shades = html("canvas", { class: "pixels", "aria-hidden": "true" })
  #picture = svg("g", { role: "presentation" })
  #frame = svg("rect", { class: "frame", "aria-hidden": "true" })
  #cursor = svg("rect", { class: "cursor", "aria-hidden": "true", width: 1, height: 1 })
  #place = { row: 0, column: 0 }

  /**
   * @param {object} options
   * @param {string} options.label
   * @param {(row: number, column: number) => string} [options.describe] a cell in words
   * @param {Pick} [options.pick]
   * @param {(row: number, column: number, digit: number) => void} [options.write]
   */
  constructor({ label, describe, pick, write }) {
    this.describe = describe
    this.pick = pick
    this.write = write
    const drawn = [this.#picture, this.#frame, this.#cursor]
    this.picture = svg("svg", { role: pick ? "grid" : "img", "aria-label": label }, ...drawn)
    this.element = html("div", { class: "grid" }, this.#shades, this.picture)
    if (pick) this.#listen(pick)
  }

  /**
   * @param {Cell[][]} cells
   * @param {Frame} [frame] what is marked
   */
  show(cells, frame) {
    if (cells.length !== this.#cells.length) this.#build(cells.length)
    cells.forEach((row, y) => row.forEach((cell, x) => this.#paint(y, x, cell)))
    const inks = cells.flat().map(({ shade, text }) => (text ? 0 : 255 * Math.abs(shade)))
    paint(this.#shades, cells.length, cells.length, (place) => inks[place])
    if (this.pick) this.#mark()
    set(this.#frame, {
      hidden: !frame,
      x: frame?.column ?? 0,
      y: frame?.row ?? 0,
      width: frame?.size ?? 0,
      height: frame?.size ?? 0,
    })
  }

  /** @param {number} side */
  #build(side) {
    const indices = Array.from({ length: side }, (_, index) => index)
    const inside = this.pick !== undefined
    this.#cells = indices.map((row) =>
      indices.map((column) => {
        const rect = svg("rect", { x: column, y: row, width: 1, height: 1 })
        const text = svg("text", { x: column + 0.5, y: row + 0.5 })
        const role = inside ? "gridcell" : "presentation"
        return { group: svg("g", { role }, rect), rect, text }
      }),
    )
    const role = inside ? "row" : "presentation"
    const rows = this.#cells.map((row) =>
      svg("g", { role }, ...row.map(({ group }) => group)),
    )
    this.#picture.replaceChildren(...rows)
    // In a row of grids, --widest of which one has, a cell is as large on each.
    this.element.style.setProperty("--cells", String(side))
    set(this.picture, { viewBox: `-0.06 -0.06 ${side + 0.12} ${side + 0.12}` })
    this.#place = { row: 0, column: 0 }
  }

  /** The cell that Tab leads to says where it is, and has a mark while it is in focus. */
  #mark() {
    const { row, column } = this.#place
    const label = this.describe?.(row, column) ?? ""
    set(this.#cells[row][column].group, { tabindex: 0, "aria-label": label })
    set(this.#cursor, { x: column, y: row })
  }

  /**
   * @param {number} row
   * @param {number} column
   * @param {Cell} cell
   */
  #paint(row, column, { shade, text = "", isZero = false }) {
    const cell = this.#cells[row][column]
    const opacity = text ? (Math.abs(shade) * BEHIND_NUMBERS).toFixed(3) : 0
    const kind = isZero ? "zero" : shade < 0 ? "negative" : text ? "number" : "ink"
    set(cell.rect, { "fill-opacity": opacity, class: kind })
    if (cell.text.textContent !== text) {
      cell.text.textContent = text
      set(cell.text, { "font-size": Math.min(0.48, 1.42 / text.length) })
      // An empty text takes as long to lay out as any other.
      if (text) cell.group.append(cell.text)
      else cell.text.remove()
    }
  }

  /** @param {Pick} pick */
  #listen(pick) {
    const { element } = this
    let last = ""
    element.addEventListener("pointerdown", (event) => {
      // A finger is kept by what it touches first; here it goes from cell to cell.
      if (event.target instanceof Element) event.target.releasePointerCapture(event.pointerId)
      if (!isDrawing(event)) return
      last = ""
      touch(event, true)
    })
    element.addEventListener("pointermove", (event) => {
      if (this.write && isDrawing(event)) touch(event, false)
    })
    const touch = (/** @type {PointerEvent} */ event, /** @type {boolean} */ isFirst) => {
      const place = this.#placeOf(event)
      if (!place || last === `${place.row} ${place.column}`) return
      last = `${place.row} ${place.column}`
      pick(place.row, place.column, isFirst)
    }
    element.addEventListener("keydown", (event) => this.#press(event, pick))
  }

  /** @param {PointerEvent} event */
  #placeOf({ clientX, clientY }) {
    const box = this.element.getBoundingClientRect()
    const side = this.#cells.length
    const column = Math.floor(((clientX - box.left) / box.width) * side)
    const row = Math.floor(((clientY - box.top) / box.height) * side)
    return this.#cells[row]?.[column] && { row, column }
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Pick} pick
   */
  #press(event, pick) {
    const arrows = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }
    const { row, column } = this.#place
    if (event.key in arrows) {
      const [down, right] = arrows[/** @type {keyof typeof arrows} */ (event.key)]
      if (this.#cells[row + down]?.[column + right]) this.#go(row + down, column + right, pick)
    } else if (this.write && /^\d$/.test(event.key)) {
      this.write(row, column, Number(event.key))
    } else if (event.key === " " || event.key === "Enter") {
      pick(row, column, true)
    } else {
      return
    }
    event.preventDefault()
  }

  /**
   * One cell can be reached with Tab, the others from it.
   *
   * @param {number} row
   * @param {number} column
   * @param {Pick} pick
   */
  #go(row, column, pick) {
    set(this.#cells[this.#place.row][this.#place.column].group, { tabindex: false })
    this.#place = { row, column }
    this.#mark()
    this.#cells[row][column].group.focus()
    if (!this.write) pick(row, column, true)
  }
}
