import { decimals, html, set, svg, write } from "../lib/dom.mjs"
import { Explorable, readJson } from "../lib/explorable.mjs"
import { choice, player, range } from "../lib/inputs.mjs"
import { kept } from "../lib/kept.mjs"
import { Plot } from "../lib/plot.mjs"
import { number, oneOf } from "../lib/state.mjs"
import {
  EXAMPLES,
  NAMES,
  backward,
  decision,
  gradient,
  loss,
  meanLoss,
  probabilities,
  train,
} from "./arithmetic.mjs"
import { Network, lowered, subscripts, title } from "./network.mjs"

/** @typedef {import("../lib/plot.mjs").Point} Point */
/** @typedef {"sum" | "tanh" | "sigmoid" | "loss" | "score" | "weight" | "bias" | "back" | "through"} Kind */

/**
 * One line at a time: the name of what it gives, what that is, of which numbers, and on
 * the way back through what the chain rule goes.
 *
 * @type {readonly (readonly [name: string, kind: Kind, formula: string, through?: string])[]}
 */
const LINES = [
  ["s1", "sum", "x1 · w11 + x2 · w21 + b1"],
  ["a1", "tanh", "tanh(s1)"],
  ["s2", "sum", "x1 · w12 + x2 · w22 + b2"],
  ["a2", "tanh", "tanh(s2)"],
  ["s", "sum", "a1 · v1 + a2 · v2 + c"],
  ["p", "sigmoid", "1 / (1 + exp(−s))"],
  ["L", "loss", ""],
  ["ds", "score", "p − y", "p"],
  ["dv1", "weight", "ds · a1", "s"],
  ["dv2", "weight", "ds · a2", "s"],
  ["dc", "bias", "ds · 1", "s"],
  ["da1", "back", "ds · v1", "s"],
  ["ds1", "through", "da1 · (1 − a1²)", "a1"],
  ["dw11", "weight", "ds1 · x1", "s1"],
  ["dw21", "weight", "ds1 · x2", "s1"],
  ["db1", "bias", "ds1 · 1", "s1"],
  ["da2", "back", "ds · v2", "s"],
  ["ds2", "through", "da2 · (1 − a2²)", "a2"],
  ["dw12", "weight", "ds2 · x1", "s2"],
  ["dw22", "weight", "ds2 · x2", "s2"],
  ["db2", "bias", "ds2 · 1", "s2"],
]
const LOSS = { 0: "−log(1 − p)", 1: "−log(p)" }
const NAME = /\bd?[wabvsxpyLc]\d*\b/g

const MOST = 500
const fields = {
  example: oneOf("11", "10", "01", "00"),
  start: oneOf("42", "1"),
  at: number({ min: 0, max: LINES.length - 1, initial: 0 }),
  nudged: oneOf("v1", ...NAMES.filter((name) => name !== "v1")),
  nudge: number({ min: -1, max: 1, step: 0.05, initial: 0 }),
  trained: number({ min: 0, max: MOST, initial: 0 }),
}

/** The square around the four examples, and the cells along its side. */
const [LOW, HIGH, CELLS] = [-0.4, 1.4, 30]

/** @type {typeof import("./texts.json")} */
const texts = await readJson(new URL("texts.json", import.meta.url))

/** The first weights by their seed. @type {Record<string, number[][]>} */
const starts = await readJson(new URL("starts.json", import.meta.url))

const style = await (await fetch(new URL("style.css", import.meta.url))).text()

/** @extends {Explorable<typeof fields, typeof texts.en>} */
class Backpropagation extends Explorable {
  /** Most changes are of what is looked at, not of what is trained. */
  #trained = kept(train)

  constructor() {
    super(fields, texts)
  }

  /** @override */
  build() {
    this.network = new Network(this.say("picture"))
    this.line = html("div", { class: "line" })
    this.curve = new Plot(this, this.say("curve"), 205)
    // What stands beside its part is read out as a whole, from the caption.
    const sentence = () => html("p", { class: "sentence", "aria-hidden": "true" })
    this.step = sentence()
    this.foretold = sentence()
    this.plane = new Plane(this.say("plane"))
    this.answers = sentence()
    const more = [1, 10, 100].map((steps) => {
      const name = this.say("more", { steps })
      const button = html("button", { type: "button", "aria-label": name }, `+${steps}`)
      button.addEventListener("click", () =>
        this.change({ trained: Math.min(this.state.trained + steps, MOST) }),
      )
      return button
    })
    return [
      html("style", {}, style),
      html(
        "div",
        { class: "controls" },
        choice(this, "example", (name) => {
          const [x1, x2, y] = exampleOf(name)
          return this.say("exampleOf", { x1, x2, y })
        }),
        choice(this, "start", (seed) => seed),
      ),
      html(
        "div",
        { class: "parts" },
        html(
          "fieldset",
          { class: "lines" },
          html("legend", {}, this.say("part.lines")),
          this.network.element,
          this.line,
          this.step,
          player(this, "at", () => LINES.length),
        ),
        html(
          "fieldset",
          {},
          html("legend", {}, this.say("part.nudge")),
          choice(this, "nudged", (name) => name),
          range(this, "nudge", { show: (value) => decimals(value, 2) }),
          this.curve.element,
          this.foretold,
        ),
        html(
          "fieldset",
          {},
          html("legend", {}, this.say("part.train")),
          range(this, "trained"),
          html("div", { class: "more" }, ...more),
          this.plane.element,
          this.answers,
        ),
      ),
    ]
  }

  /** @override */
  draw() {
    const { start, at, nudged, nudge, trained } = this.state
    const example = exampleOf(this.state.example)
    const before = this.#trained(starts[start], trained)
    const index = NAMES.indexOf(nudged)
    const moved = (/** @type {number} */ by) => before.with(index, before[index] + by)
    const parameters = moved(nudge)
    const values = backward(parameters, example)

    const [current, kind] = LINES[at]
    const reached = new Set(LINES.slice(0, at + 1).map(([name]) => name))
    const shown = (/** @type {string} */ name) => {
      const isThere = reached.has(name) || LINES.every(([computed]) => computed !== name)
      return isThere ? decimals(values[name], name.startsWith("x") ? 0 : 3) : undefined
    }
    this.network?.show(shown, current, nudge === 0 ? "" : nudged)
    this.line?.replaceChildren(...inFull(LINES[at], values))

    const slope = gradient(before, example)[index]
    this.#curve((by) => loss(moved(by), example), slope)
    const foretold = this.say(nudge === 0 ? "foretold.still" : "foretold", {
      name: title(nudged),
      slope: decimals(slope, 3),
      nudge: decimals(nudge, 2),
      change: decimals(slope * nudge, 3),
      real: decimals(values.L - loss(before, example), 3),
      loss: decimals(values.L, 3),
    })
    this.foretold?.replaceChildren(...written(foretold))

    this.plane?.show(parameters, this.state.example)
    const answers = probabilities(parameters)
    const right = answers.filter((p, row) => p > 0.5 === (EXAMPLES[row][2] === 1)).length
    const result = this.say(nudge === 0 ? "answers" : "answers.nudged", {
      steps: trained,
      loss: decimals(meanLoss(parameters), 3),
      right,
    })
    write(this.answers, result)

    const step = this.say(`kind.${kind}`, { y: values.y })
    write(this.step, step)
    return `${named(current)} = ${decimals(values[current], 3)}. ${step} ${foretold} ${result}`
  }

  /**
   * The loss over the nudge, and the straight line that the gradient foretells.
   *
   * @param {(by: number) => number} lossAt
   * @param {number} slope
   */
  #curve(lossAt, slope) {
    const { nudge } = this.state
    const shifts = Array.from({ length: 41 }, (_, index) => index / 20 - 1)
    const here = lossAt(0)
    const curve = shifts.map((shift) => /** @type {Point} */ ([shift, lossAt(shift)]))
    const line = shifts.map((shift) => /** @type {Point} */ ([shift, here + slope * shift]))
    const highest = Math.max(1, Math.ceil(Math.max(...curve.map(([, value]) => value))))
    this.curve?.show({
      x: [-1, 1],
      y: [0, highest],
      titleX: this.say("nudge"),
      titleY: this.say("loss"),
      ticksX: [-1, -0.5, 0, 0.5, 1],
      ticksY: [0, highest / 2, highest],
      lines: [
        { kind: "real", points: curve },
        { kind: "foretold", points: line.filter(([, value]) => value >= 0 && value <= highest) },
      ],
      marks: [
        { kind: "before", at: [0, here] },
        { kind: "now", at: [nudge, lossAt(nudge)] },
      ],
    })
  }
}

/** Where the network says 1, and the four examples with their targets and probabilities. */
class Plane {
  #area = svg("path", { class: "area" })
  #line = svg("path", { class: "border" })
  #points = EXAMPLES.map(([x1, x2, y]) => {
    const [x, top] = [across(x1), up(x2)]
    const p = svg("text", { x, y: top + 29, class: "p" })
    const mark = svg("circle", { cx: x, cy: top, r: 12, class: y ? "one" : "zero" })
    return { mark, p, name: `${x1}${x2}`, group: svg("g", {}, mark, svg("text", { x, y: top + 5 }, String(y)), p) }
  })

  /** @param {string} label */
  constructor(label) {
    this.element = svg(
      "svg",
      { viewBox: "-14 0 228 218", class: "plane", role: "img", "aria-label": label },
      svg("rect", { width: 200, height: 200, class: "paper" }),
      this.#area,
      this.#line,
      ...this.#points.map(({ group }) => group),
      svg("text", { x: 100, y: 214 }, "x", lowered("1")),
      svg("text", { x: -8, y: 104 }, "x", lowered("2")),
    )
  }

  /**
   * @param {number[]} parameters
   * @param {string} chosen
   */
  show(parameters, chosen) {
    const { areas, line } = decision(parameters, LOW, HIGH, CELLS)
    set(this.#area, { d: areas.map((area) => `${path(area)}Z`).join("") })
    set(this.#line, { d: line.map(path).join("") })
    probabilities(parameters).forEach((p, index) => {
      const { mark, p: text, name } = this.#points[index]
      write(text, `p ${p.toFixed(2)}`)
      mark.classList.toggle("chosen", name === chosen)
    })
  }
}

const across = (/** @type {number} */ x1) => (200 * (x1 - LOW)) / (HIGH - LOW)
const up = (/** @type {number} */ x2) => 200 - across(x2)

/** @param {[x1: number, x2: number][]} points */
const path = (points) =>
  `M${points.map(([x1, x2]) => `${across(x1).toFixed(1)},${up(x2).toFixed(1)}`).join("L")}`

/** @param {string} name */
const exampleOf = (name) => EXAMPLES.find(([x1, x2]) => name === `${x1}${x2}`) ?? EXAMPLES[0]

/** @param {string} text */
const written = (text) => subscripts(text, (digits) => html("sub", {}, digits))

/**
 * A line in names, by the chain rule, and in numbers.
 *
 * @param {(typeof LINES)[number]} line
 * @param {import("./arithmetic.mjs").Values} values
 */
function inFull([name, , formula, through], values) {
  const right = formula || LOSS[/** @type {0 | 1} */ (values.y)]
  const own = name.slice(1)
  const names = right.replace(NAME, named)
  const numbers = right.replace(NAME, (one) => inside(values[one], one))
  const rule = `∂L/∂${title(through ?? "")} · ∂${title(through ?? "")}/∂${title(own)}`
  const rows = [...(through ? [rule] : []), names, numbers, decimals(values[name], 3)]
  return [
    html("b", {}, ...written(named(name))),
    ...rows.flatMap((row, index) => [
      html("span", { class: "equals" }, "="),
      html("span", index === rows.length - 1 ? { class: "result" } : {}, ...written(row)),
    ]),
  ]
}

/**
 * w₂₁ for w21, and ∂L/∂w₂₁ for dw21.
 *
 * @param {string} name
 */
const named = (name) => (name.startsWith("d") ? `∂L/∂${title(name.slice(1))}` : title(name))

/**
 * @param {number} value
 * @param {string} name
 */
function inside(value, name) {
  const number = decimals(value, /^[xy]/.test(name) ? 0 : 3)
  return value < 0 ? `(${number})` : number
}

customElements.define("fl-backpropagation", Backpropagation)
