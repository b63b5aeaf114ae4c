import { decimals, html } from "../lib/dom.mjs"
import { Explorable, readJson } from "../lib/explorable.mjs"
import { entry, range } from "../lib/inputs.mjs"
import { Plot } from "../lib/plot.mjs"
import { number, numbers } from "../lib/state.mjs"
import { bestKinks, fit, meanSquaredError, predict, straight } from "./arithmetic.mjs"

/** @typedef {import("../lib/plot.mjs").Point} Point */

const XS = [-3, -2, -1, 0, 1, 2, 3]
const HIGHEST = 3
const kink = (/** @type {number} */ initial) =>
  number({ min: -3, max: 2.5, step: 0.1, initial })
const KINKS = /** @type {const} */ (["kink1", "kink2", "kink3"])
const DASHES = ["first", "second", "third"]

const fields = {
  // About 2 sin(x).
  points: numbers({ min: -HIGHEST, max: HIGHEST, step: 0.1, initial: [-0.3, -1.8, -1.7, 0, 1.7, 1.8, 0.3] }),
  kink1: kink(-2),
  kink2: kink(0),
  kink3: kink(1),
}

/** Where the best kinks are looked for. */
const PLACES = Array.from({ length: 12 }, (_, index) => index / 2 - 3)

/** @type {typeof import("./texts.json")} */
const texts = await readJson(new URL("texts.json", import.meta.url))

const style = await (await fetch(new URL("style.css", import.meta.url))).text()

/** @extends {Explorable<typeof fields, typeof texts.en>} */
class Relu extends Explorable {
  constructor() {
    super(fields, texts)
  }

  /** @override */
  build() {
    this.picture = new Plot(this, this.say("picture"), 290, (index, [, y]) => {
      const height = Math.round(10 * Math.min(Math.max(y, -HIGHEST), HIGHEST)) / 10
      this.change({ points: this.state.points.with(index, height) })
    })
    this.equation = html("p", { class: "equation" })
    this.neurons = new Plot(this, this.say("neurons"), 180)
    this.rows = html("tbody")
    const best = html("button", { type: "button" }, this.say("best"))
    best.addEventListener("click", () => {
      const [kink1, kink2, kink3] = bestKinks(XS, this.state.points, PLACES)
      this.change({ kink1, kink2, kink3 })
    })
    const lines = /** @type {const} */ (["yours", "network", "line"])
    const heads = /** @type {const} */ (["neuron", "kink", "weight", "slope"])
    const oneDecimal = (/** @type {number} */ value) => decimals(value, 1)
    return [
      html("style", {}, style),
      html(
        "div",
        { class: "parts" },
        html(
          "div",
          {},
          html(
            "p",
            { class: "legend", "aria-hidden": "true" },
            ...lines.map((line) => html("span", { class: line }, this.say(line))),
          ),
          this.picture.element,
          html(
            "fieldset",
            {},
            html("legend", {}, this.say("points")),
            html(
              "div",
              { class: "heights" },
              ...XS.map((x, index) =>
                entry(this, "points", { index, label: this.say("point", { x: decimals(x, 0) }) }),
              ),
            ),
          ),
        ),
        html(
          "div",
          {},
          html(
            "div",
            { class: "sliders" },
            ...KINKS.map((key, index) => {
              const label = this.say(/** @type {any} */ (`kink.${index + 1}`))
              return range(this, key, { label, show: oneDecimal })
            }),
          ),
          html("div", { class: "player" }, best),
          this.equation,
          html(
            "table",
            {},
            html("caption", {}, this.say("table")),
            html(
              "thead",
              {},
              html("tr", {}, ...heads.map((key) => html("th", { scope: "col" }, this.say(`head.${key}`)))),
            ),
            this.rows,
          ),
          html("p", { class: "title", "aria-hidden": "true" }, this.say("part.neurons")),
          this.neurons.element,
        ),
      ),
    ]
  }

  /** @override */
  draw() {
    const { points } = this.state
    const kinks = KINKS.map((key) => this.state[key])
    const output = fit(XS, points, kinks)
    const found = XS.map((x) => predict(x, kinks, output))
    const line = straight(XS, points)
    this.#show(kinks, output, line)

    const error = meanSquaredError(found, points)
    const errors = {
      error: decimals(error, 3),
      straight: decimals(meanSquaredError(line, points), 3),
    }
    return [
      this.say("caption", errors),
      ...(error < 1e-9 ? [this.say("caption.exact")] : []),
      this.say("caption.bends"),
      ...(output.slice(1).includes(0) ? [this.say("caption.idle")] : []),
    ].join(" ")
  }

  /**
   * @param {number[]} kinks
   * @param {import("./arithmetic.mjs").Output} output
   * @param {number[]} line
   */
  #show(kinks, output, line) {
    const [bias, ...weights] = output
    const axes = {
      x: /** @type {Point} */ ([XS[0], XS[XS.length - 1]]),
      titleX: "x",
      titleY: "",
      ticksX: XS,
    }
    // A line that bends at the kinks only.
    const bends = [XS[0], ...kinks.toSorted((a, b) => a - b), XS[XS.length - 1]]
    const drawn = pairs(XS, this.state.points)
    this.picture?.show({
      ...axes,
      y: [-HIGHEST, HIGHEST],
      ticksY: [-3, -2, -1, 0, 1, 2, 3],
      lines: [
        { kind: "yours", points: drawn },
        { kind: "line", points: pairs(XS, line) },
        { kind: "network", points: pairs(bends, bends.map((x) => predict(x, kinks, output))) },
      ],
      rules: kinks.map((x, index) => ({ kind: "kink", x, text: String(index + 1) })),
      marks: drawn.map((at) => ({ kind: "point", at })),
    })

    const ends = kinks.map((kink, index) => weights[index] * (XS[XS.length - 1] - kink))
    const far = Math.max(2, ...ends.map((end) => 2 * Math.ceil(Math.abs(end) / 2)))
    this.neurons?.show({
      ...axes,
      y: [-far, far],
      ticksY: [-far, -far / 2, 0, far / 2, far],
      lines: kinks.map((kink, index) => ({
        kind: `neuron ${DASHES[index]}`,
        points: pairs([XS[0], kink, XS[XS.length - 1]], [0, 0, ends[index]]),
      })),
      marks: [],
      rules: kinks.map((x, index) => ({ kind: "kink", x, text: String(index + 1) })),
    })

    const terms = kinks.map((kink, index) => {
      const from = kink === 0 ? "x" : `x ${added(-kink, 1)}`
      return html("span", {}, `${added(weights[index], 2)} · relu(${from})`)
    })
    this.equation?.replaceChildren(
      html("span", {}, `y = ${decimals(bias, 2)}`),
      ...terms.flatMap((term) => [" ", term]),
    )
    this.rows?.replaceChildren(
      ...kinks.map((kink, index) => {
        // Every neuron that has bent by then is part of the slope.
        const slope = kinks.reduce((sum, one, other) => sum + (one <= kink ? weights[other] : 0), 0)
        const cells = [decimals(kink, 1), decimals(weights[index], 2), decimals(slope, 2)]
        const head = html("th", { scope: "row" }, String(index + 1))
        return html("tr", {}, head, ...cells.map((text) => html("td", {}, text)))
      }),
    )
  }
}

/**
 * @param {number[]} xs
 * @param {number[]} ys
 */
const pairs = (xs, ys) => xs.map((x, index) => /** @type {Point} */ ([x, ys[index]]))

/**
 * A number that is added to what stands before it: + 2, − 2.
 *
 * @param {number} value
 * @param {number} places
 */
function added(value, places) {
  const text = decimals(value, places)
  return text.startsWith("−") ? `− ${text.slice(1)}` : `+ ${text}`
}

customElements.define("fl-relu", Relu)
