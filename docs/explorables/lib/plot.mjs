import { html, isDrawing, set, svg } from "./dom.mjs"

/** @typedef {[x: number, y: number]} Point */

/**
 * @typedef {object} Drawn
 * @property {[low: number, high: number]} x
 * @property {[low: number, high: number]} y
 * @property {string} titleX
 * @property {string} titleY
 * @property {number[]} ticksX
 * @property {number[]} ticksY
 * @property {{ kind: string, points: Point[] }[]} lines
 * @property {{ kind: string, at: Point, above?: string, below?: string }[]} marks
 * @property {{ kind: string, x: number, text: string }[]} [rules] vertical lines
 * @property {(value: number) => string} [writeY] what stands beside a tick
 */

/** The room around the curves, in pixels. */
const EDGE = { top: 32, right: 14, bottom: 42, left: 46 }

/** How far from a mark a finger may begin to drag it. */
const REACH = 18

/**
 * Curves over two axes. Its unit is the pixel of the page: letters are as large on a phone.
 *
 * Given `drag`, the marks can be dragged; inputs for the keyboard have to stand beside it.
 */
export class Plot {
  /** @type {((x: number, y: number) => Point) | undefined} */
  #place

  /**
   * @param {import("./explorable.mjs").Explorable<any, any>} piece
   * @param {string} label
   * @param {number} height
   * @param {(index: number, to: Point) => void} [drag] the index of the mark
   */
  constructor(piece, label, height, drag) {
    this.height = height
    this.picture = svg("svg", { role: "img", "aria-label": label, height })
    this.element = html("div", { class: "plot" }, this.picture)
    this.isDraggable = drag !== undefined
    if (drag) this.#listen(drag)
    new ResizeObserver(() => piece.drawAgain()).observe(this.element)
  }

  /** @param {Drawn} drawn */
  show({ x, y, titleX, titleY, ticksX, ticksY, lines, marks, rules = [], writeY = written }) {
    const width = Math.max(this.element.clientWidth, 200)
    const bottom = this.height - EDGE.bottom
    const across = scale(x, EDGE.left, width - EDGE.right)
    const up = scale(y, bottom, EDGE.top)
    const right = scale([EDGE.left, width - EDGE.right], ...x)
    const value = scale([bottom, EDGE.top], ...y)
    this.#place = (left, top) => [right(left), value(top)]
    const axes = `M${EDGE.left},${EDGE.top} V${bottom} H${width - EDGE.right}`
    set(this.picture, { width, viewBox: `0 0 ${width} ${this.height}` })
    this.picture.replaceChildren(
      svg("path", { class: "axes", d: axes }),
      svg("text", { x: across((x[0] + x[1]) / 2), y: bottom + 36, "text-anchor": "middle" }, titleX),
      svg("text", { x: EDGE.left - 6, y: EDGE.top - 15, "text-anchor": "end" }, titleY),
      ...ticksX.map((at) =>
        svg("text", { x: across(at), y: bottom + 17, "text-anchor": "middle" }, written(at)),
      ),
      ...ticksY.map((at) =>
        svg("text", { x: EDGE.left - 6, y: up(at) + 4, "text-anchor": "end" }, writeY(at)),
      ),
      ...rules.flatMap(({ kind, x: at, text }) => [
        svg("path", { class: `rule ${kind}`, d: `M${across(at)},${EDGE.top} V${bottom}` }),
        svg("text", { x: across(at), y: EDGE.top - 8, "text-anchor": anchor(across(at), width) }, text),
      ]),
      ...lines.map(({ kind, points }) =>
        svg("polyline", {
          class: kind,
          points: points.map(([a, b]) => `${across(a).toFixed(1)},${up(b).toFixed(1)}`).join(" "),
        }),
      ),
      ...marks.flatMap(({ kind, at: [a, b], above = "", below = "" }) => {
        const words = { x: across(a), "text-anchor": anchor(across(a), width) }
        return [
          svg("circle", { class: kind, cx: across(a), cy: up(b), r: 6 }),
          svg("text", { ...words, y: up(b) - 13 }, above),
          svg("text", { ...words, y: up(b) + 24 }, below),
        ]
      }),
      // Last, so that they lie above everything else.
      ...(this.isDraggable ? marks : []).map(({ at: [a, b] }, index) =>
        svg("circle", { class: "handle", cx: across(a), cy: up(b), r: REACH, "data-index": index }),
      ),
    )
  }

  /**
   * The marks are drawn anew while one is dragged, so it is the picture that follows.
   *
   * @param {(index: number, to: Point) => void} drag
   */
  #listen(drag) {
    const { picture } = this
    const markOf = (/** @type {Event} */ { target }) =>
      target instanceof SVGElement ? target.dataset.index : undefined
    /** @type {number | undefined} */
    let dragged
    picture.addEventListener("pointerdown", (event) => {
      const index = markOf(event)
      if (index === undefined || !isDrawing(event)) return
      dragged = Number(index)
      picture.setPointerCapture(event.pointerId)
    })
    // A finger on a mark does not scroll the page, as it does beside it; touch-action is for
    // whole pictures.
    const stay = (/** @type {Event} */ event) => {
      if (markOf(event) !== undefined) event.preventDefault()
    }
    picture.addEventListener("touchstart", stay, { passive: false })
    picture.addEventListener("pointermove", (event) => {
      if (dragged === undefined || !event.isPrimary || !this.#place) return
      const box = picture.getBoundingClientRect()
      drag(dragged, this.#place(event.clientX - box.left, event.clientY - box.top))
    })
    picture.addEventListener("lostpointercapture", () => (dragged = undefined))
  }
}

/**
 * @param {[low: number, high: number]} values
 * @param {number} start
 * @param {number} end
 */
function scale([low, high], start, end) {
  return (/** @type {number} */ value) =>
    start + ((value - low) / (high - low)) * (end - start)
}

/**
 * Words at the edge stay inside.
 *
 * @param {number} at
 * @param {number} width
 */
function anchor(at, width) {
  if (at > width - 80) return "end"
  return at < 90 ? "start" : "middle"
}

/** @param {number} value */
const written = (value) => String(value).replace("-", "−")
