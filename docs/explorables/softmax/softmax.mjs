import { decimals, html, set, svg } from "../lib/dom.mjs"
import { Explorable, readJson } from "../lib/explorable.mjs"
import { choice, range } from "../lib/inputs.mjs"
import { number, oneOf } from "../lib/state.mjs"
import { EPSILON, crossEntropy, sigmoid, softmax, total } from "./arithmetic.mjs"

/** The classes and scores of the figure. */
const CLASSES = /** @type {const} */ (["shirt", "coat", "pullover"])
const score = (/** @type {number} */ initial) =>
  number({ min: -10, max: 10, step: 0.1, initial })

const fields = {
  shirt: score(1),
  coat: score(2),
  pullover: score(3),
  shift: number({ min: -100, max: 100, initial: 0 }),
  temperature: number({ min: 0.1, max: 10, step: 0.1, initial: 1 }),
  right: oneOf("pullover", "coat", "shirt"),
}

/** @type {typeof import("./texts.json")} */
const texts = await readJson(new URL("texts.json", import.meta.url))

/** How far up the curve of the loss is drawn. */
const HIGHEST = 6

/** @extends {Explorable<typeof fields, typeof texts.en>} */
class Softmax extends Explorable {
  constructor() {
    super(fields, texts)
  }

  /** @override */
  build() {
    this.rows = CLASSES.map((name) => ({
      name: html("th", { scope: "row" }, this.say(name)),
      score: html("td"),
      softmax: bar("solid"),
      sigmoid: bar("hatched"),
    }))
    this.sums = { softmax: html("td"), sigmoid: html("td") }
    this.loss = new LossCurve(this.say("curve"))
    this.formula = html("output", { class: "result", "aria-hidden": "true" })
    const oneDecimal = { show: (/** @type {number} */ value) => decimals(value, 1) }
    const heads = /** @type {const} */ (["class", "score", "softmax", "sigmoid"])
    return [
      html(
        "div",
        { class: "controls sliders" },
        ...CLASSES.map((name) => range(this, name, oneDecimal)),
        range(this, "temperature", oneDecimal),
        range(this, "shift", { show: (value) => decimals(value, 0) }),
      ),
      html(
        "table",
        {},
        html("thead", {}, row(...heads.map((key) => html("th", { scope: "col" }, this.say(key))))),
        html(
          "tbody",
          {},
          ...this.rows.map(({ name, score, softmax, sigmoid }) =>
            row(name, score, softmax.element, sigmoid.element),
          ),
        ),
        html(
          "tfoot",
          {},
          row(
            html("th", { scope: "row" }, this.say("sum")),
            html("td"),
            this.sums.softmax,
            this.sums.sigmoid,
          ),
        ),
      ),
      html(
        "div",
        { class: "row loss" },
        html("div", {}, choice(this, "right", (name) => this.say(/** @type {any} */ (name))), this.formula),
        this.loss.element,
      ),
    ]
  }

  /** @override */
  draw() {
    const { shift, temperature, right } = this.state
    const scores = CLASSES.map((name) => this.state[name] + shift)
    const probabilities = softmax(scores, temperature)
    const alone = sigmoid(scores.map((score) => score / temperature))
    this.rows?.forEach((row, index) => {
      row.score.textContent = decimals(scores[index], 1)
      row.softmax.show(probabilities[index])
      row.sigmoid.show(alone[index])
      row.name.classList.toggle("right", CLASSES[index] === right)
    })
    if (this.sums) {
      this.sums.softmax.textContent = decimals(total(probabilities), 3)
      this.sums.sigmoid.textContent = decimals(total(alone), 3)
    }
    const index = CLASSES.indexOf(right)
    const loss = crossEntropy(index, probabilities)
    this.loss?.show(probabilities[index], loss)
    if (this.formula) {
      this.formula.value = `−log ${precise(Math.max(probabilities[index], EPSILON))} = ${decimals(loss, 3)}`
    }
    const words = this.#inWords(scores, probabilities, loss)
    const isClipped = probabilities[index] < EPSILON
    return isClipped ? `${words} ${this.say("caption.clipped")}` : words
  }

  /**
   * Only the gaps count: by how much the first leads the second, and what that makes of it.
   *
   * @param {number[]} scores
   * @param {number[]} probabilities
   * @param {number} loss
   */
  #inWords(scores, probabilities, loss) {
    const order = CLASSES.map((_, index) => index).sort((a, b) => scores[b] - scores[a])
    const [first, second] = order
    const gap = scores[first] - scores[second]
    const { temperature } = this.state
    const times = Math.exp(gap / temperature)
    const led = temperature === 1 ? "caption" : "caption.divided"
    return this.say(gap < 0.05 ? "caption.tie" : led, {
      first: this.say(CLASSES[first]),
      second: this.say(CLASSES[second]),
      probability: decimals(probabilities[first], 3),
      gap: gap.toFixed(1),
      temperature: temperature.toFixed(1),
      times: times < 1000 ? times.toFixed(2) : times.toExponential(1),
      right: this.say(this.state.right),
      loss: decimals(loss, 3),
    })
  }
}

/** The loss over the probability of the right class, and where the reader is on it. */
class LossCurve {
  #dot = svg("circle", { r: 0.11, class: "dot" })
  #line = svg("path", { class: "to-the-axes" })
  #beyond = svg("text", { x: 0.25, y: 0.1, class: "beyond" })

  /** @param {string} label */
  constructor(label) {
    const points = Array.from({ length: 100 }, (_, index) => {
      const p = Math.exp(-HIGHEST + (HIGHEST * index) / 99)
      return `${x(p)},${y(-Math.log(p))}`
    })
    this.element = svg(
      "svg",
      { viewBox: "-0.7 -0.3 9 4.6", class: "curve", role: "img", "aria-label": label },
      svg("path", { class: "axes", d: `M0,0 V${y(0)} H8` }),
      svg("polyline", { points: points.join(" ") }),
      this.#line,
      this.#dot,
      this.#beyond,
      svg("text", { x: -0.2, y: y(0) }, "0"),
      svg("text", { x: -0.2, y: 0.1 }, String(HIGHEST)),
      svg("text", { x: 8.2, y: y(0) + 0.5 }, "p = 1"),
    )
  }

  /**
   * @param {number} p
   * @param {number} loss
   */
  show(p, loss) {
    const height = Math.max(y(loss), 0)
    set(this.#dot, { cx: x(p), cy: height })
    set(this.#line, { d: `M${x(p)},${y(0)} V${height} H0` })
    // The dot goes no higher than the curve is drawn.
    this.#beyond.textContent = loss > HIGHEST ? `↑ ${decimals(loss, 3)}` : ""
  }
}

const x = (/** @type {number} */ p) => 8 * p
const y = (/** @type {number} */ loss) => 3.5 * (1 - loss / HIGHEST)

/** @param {string} kind */
function bar(kind) {
  const filled = html("span", { class: `bar ${kind}` })
  const value = html("span")
  return {
    element: html("td", {}, html("span", { class: "track" }, filled), value),
    /** @param {number} share */
    show(share) {
      filled.style.inlineSize = `${100 * share}%`
      value.textContent = decimals(share, 3)
    },
  }
}

/** @param {...Node} cells */
const row = (...cells) => html("tr", {}, ...cells)

/** Four digits, or as many as the logarithm needs to come out as written. @param {number} value */
function precise(value) {
  const written = [4, 5, 6, 7, 8].map((digits) => value.toPrecision(digits))
  const loss = (/** @type {string | number} */ one) => decimals(-Math.log(Number(one)), 3)
  const enough = written.find((one) => loss(one) === loss(value)) ?? String(value)
  return enough.replace("-", "−")
}

customElements.define("fl-softmax", Softmax)
