import { decimals, html, svg } from "../lib/dom.mjs"
import { Explorable, readJson } from "../lib/explorable.mjs"
import { choice, range } from "../lib/inputs.mjs"
import { Plot } from "../lib/plot.mjs"
import { number, oneOf } from "../lib/state.mjs"
import { NAMES, activation, chain, slope } from "./arithmetic.mjs"

/** @typedef {import("../lib/plot.mjs").Point} Point */

const FAR = 6
const MOST = 10

const fields = {
  function: oneOf(...NAMES),
  z: number({ min: -FAR, max: FAR, step: 0.1, initial: 2 }),
  layers: number({ min: 1, max: MOST, initial: 8 }),
  weight: number({ min: 0.5, max: 2, step: 0.1, initial: 1 }),
}

/** What the outputs and the gradients of each function lie between. */
const HEIGHTS = {
  sigmoid: [0, 0.25, 0.5, 0.75, 1],
  tanh: [-1, -0.5, 0, 0.5, 1],
  relu: [-1, 0, 1, 2, 3, 4, 5, 6],
  leaky_relu: [-2, -1, 0, 1, 2, 3, 4, 5, 6],
}

/** The powers of 10 beside the gradients that are left. */
const POWERS = [-12, -9, -6, -3, 0, 3]

/** @type {typeof import("./texts.json")} */
const texts = await readJson(new URL("texts.json", import.meta.url))

const style = await (await fetch(new URL("style.css", import.meta.url))).text()

/** @extends {Explorable<typeof fields, typeof texts.en>} */
class Sigmoid extends Explorable {
  constructor() {
    super(fields, texts)
  }

  /** @override */
  build() {
    const { min, max } = fields.z
    this.curve = new Plot(this, this.say("curve"), 290, (_, [z]) => {
      this.change({ z: Math.round(10 * Math.min(Math.max(z, min), max)) / 10 })
    })
    this.value = html("b")
    this.slope = html("b")
    this.depth = new Plot(this, this.say("depth"), 215)
    this.rows = NAMES.map((name) => ({ name, last: html("td"), left: html("td") }))
    const heads = /** @type {const} */ (["function", "last", "left"])
    const oneDecimal = { show: (/** @type {number} */ value) => decimals(value, 1) }
    return [
      html("style", {}, style),
      html(
        "div",
        { class: "parts" },
        html(
          "fieldset",
          {},
          html("legend", {}, this.say("part.curve")),
          choice(this, "function", (name) => name),
          range(this, "z", oneDecimal),
          this.curve.element,
          html(
            "p",
            { class: "read", "aria-hidden": "true" }, // the caption says it
            html("span", {}, `${this.say("value")} `, this.value),
            html("span", { class: "slope" }, `${this.say("gradient")} `, this.slope),
          ),
        ),
        html(
          "fieldset",
          {},
          html("legend", {}, this.say("part.depth")),
          range(this, "layers"),
          range(this, "weight", oneDecimal),
          this.depth.element,
          html(
            "table",
            {},
            html("caption", {}, this.say("table")),
            html(
              "thead",
              {},
              html("tr", {}, ...heads.map((key) => html("th", { scope: "col" }, this.say(`head.${key}`)))),
            ),
            html(
              "tbody",
              {},
              ...this.rows.map(({ name, last, left }) =>
                html("tr", {}, html("th", { scope: "row" }, swatch(name), name), last, left),
              ),
            ),
          ),
        ),
      ),
    ]
  }

  /** @override */
  draw() {
    const { function: name, z, layers, weight } = this.state
    const [here, steepness] = [activation(name, z), slope(name, z)]
    this.#curve([z, here], [z, steepness])
    if (this.value) this.value.textContent = decimals(here, 3)
    if (this.slope) this.slope.textContent = short(steepness)

    const chains = NAMES.map((one) => chain(one, z, weight, layers))
    this.#depth(chains)
    const left = chains.map((found) => short(found[layers - 1][1]))
    this.rows?.forEach((row, index) => {
      row.last.textContent = short(chains[index][layers - 1][0])
      row.left.textContent = left[index]
    })

    const words = this.say("caption", {
      name,
      z: decimals(z, 1),
      value: decimals(here, 3),
      slope: short(steepness),
      layers,
      weight: decimals(weight, 1),
      gradient: left[NAMES.indexOf("sigmoid")],
      relu: left[NAMES.indexOf("relu")],
    })
    const isFlat = (name === "sigmoid" || name === "tanh") && steepness < 0.02
    return [
      words,
      ...(isFlat ? [this.say("caption.flat")] : []),
      this.say(/** @type {any} */ (`caption.${this.#lesson()}`)),
    ].join(" ")
  }

  /** What the depth shows with this sum and this weight. */
  #lesson() {
    const { z, layers, weight } = this.state
    if (z <= 0) return "dead"
    if (layers === 1 || weight === 1) return "stays"
    return weight > 1 ? "grows" : "shrinks"
  }

  /**
   * @param {Point} value
   * @param {Point} gradient
   */
  #curve(value, gradient) {
    const name = this.state.function
    const heights = HEIGHTS[name]
    const points = (/** @type {typeof slope} */ of, /** @type {number[]} */ places) =>
      places.map((z) => /** @type {Point} */ ([z, of(name, z)]))
    const below = Array.from({ length: 61 }, (_, index) => index / 10 - FAR)
    // Right above 0 the gradient of ReLU jumps.
    const above = [1e-9, ...below.map((z) => -z).reverse().slice(1)]
    this.curve?.show({
      x: [-FAR, FAR],
      y: [heights[0], heights[heights.length - 1]],
      titleX: "z",
      titleY: "",
      ticksX: [-6, -4, -2, 0, 2, 4, 6],
      ticksY: heights,
      lines: [
        { kind: "slope", points: points(slope, below) },
        { kind: "slope", points: points(slope, above) },
        { kind: "value", points: points(activation, [...below, ...above]) },
      ],
      marks: [
        { kind: "slope", at: gradient },
        { kind: "value", at: value },
      ],
    })
  }

  /** @param {ReturnType<typeof chain>[]} chains of each function */
  #depth(chains) {
    const { layers } = this.state
    this.depth?.show({
      x: [1, MOST],
      y: [POWERS[0], POWERS[POWERS.length - 1]],
      titleX: this.say("layers"),
      titleY: "",
      ticksX: [1, 2, 4, 6, 8, 10],
      ticksY: POWERS,
      writeY: (exponent) => short(10 ** exponent),
      lines: chains.map((found, index) => ({
        kind: NAMES[index],
        // A gradient of 0 has no place on a scale by powers of 10; a line of one layer is a dot.
        points: found.flatMap(([, gradient], layer) => {
          const point = /** @type {Point} */ ([layer + 1, Math.log10(gradient)])
          return gradient === 0 ? [] : [point, point]
        }),
      })),
      marks: [],
      rules: [{ kind: "here", x: layers, text: "" }],
    })
  }
}

/** @param {string} name */
function swatch(name) {
  const line = svg("polyline", { class: name, points: "0,4 36,4" })
  return svg("svg", { viewBox: "0 0 36 8", "aria-hidden": "true" }, line)
}

/** Three digits that count; what is small is written as in Python. @param {number} value */
function short(value) {
  const text = value >= 0.001 || value === 0 ? Number(value.toPrecision(3)) : value.toExponential(2)
  return String(text).replace(".00e", "e").replace("-", "−")
}

customElements.define("fl-sigmoid", Sigmoid)
