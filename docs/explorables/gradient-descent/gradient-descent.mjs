import { decimals, html, set, svg, write } from "../lib/dom.mjs"
import { Explorable, readJson } from "../lib/explorable.mjs"
import { choice, player, range } from "../lib/inputs.mjs"
import { kept } from "../lib/kept.mjs"
import { number, oneOf } from "../lib/state.mjs"
import {
  CONSTANTS,
  ENDLESS,
  NAMES,
  batchTilts,
  contour,
  correction,
  loss,
  path,
  usesMomentum,
  within,
} from "./arithmetic.mjs"

/** @typedef {import("./arithmetic.mjs").Pair} Pair */
/** @typedef {import("./arithmetic.mjs").Place} Place */
/** @typedef {import("./arithmetic.mjs").Surface} Surface */
/** @typedef {import("./arithmetic.mjs").Name} Name */

const STEPS = 100
/** The map goes this far from 0 to each side, and up and down. */
const FAR = /** @type {Pair} */ ([5, 3.75])
/** Paths are drawn a little further, so that no line ends at the edge. */
const BEYOND = /** @type {Pair} */ ([5.5, 4.25])
const LEVELS = [0.1, 0.3, 0.6, 1, 2, 4, 7, 11, 16, 22, 29]
const LETTERS = { sgd: "S", momentum: "M", nesterov: "N", rmsprop: "R", adam: "A" }

const fields = {
  surface: oneOf("valley", "diagonal", "two"),
  batch: oneOf("16", "4", "1"),
  seed: oneOf("42", "1", "2", "3", "4"),
  rate: number({ min: 0.01, max: 1.5, step: 0.01, initial: 0.1 }),
  momentum: number({ min: 0.01, max: 0.99, step: 0.01, initial: 0.9 }),
  w1: number({ min: -4.9, max: 4.9, step: 0.1, initial: 4 }),
  w2: number({ min: -3.6, max: 3.6, step: 0.1, initial: 2 }),
  shown: oneOf(...NAMES),
  at: number({ min: 0, max: STEPS, initial: 20 }),
}

/**
 * The formulas of one step. M and V are m and v after it, C is the correction of Adam.
 *
 * @type {Record<Name, string[]>}
 */
const FORMULAS = {
  sgd: ["w ← w − η · g"],
  momentum: ["m ← β · m − η · g", "w ← w + M"],
  nesterov: ["m ← β · m − η · g", "w ← w + β · M − η · g"],
  rmsprop: ["v ← ρ · v + (1 − ρ) · g²", "w ← w − η · g / √(V + ε)"],
  adam: [
    "m ← β1 · m + (1 − β1) · g",
    "v ← β2 · v + (1 − β2) · g²",
    "w ← w − η · C · M / (√V + ε)",
  ],
}
const IN_NAMES = { M: "m", V: "v", C: "√(1 − β2^t) / (1 − β1^t)" }
const SYMBOL = /β[12]|[wmvgMVCβρη]/g

/** @type {typeof import("./texts.json")} */
const texts = await readJson(new URL("texts.json", import.meta.url))

const style = await (await fetch(new URL("style.css", import.meta.url))).text()

/** @extends {Explorable<typeof fields, typeof texts.en>} */
class GradientDescent extends Explorable {
  #tilts = kept(batchTilts)
  /** Walked again when something has changed that the optimizer depends on. */
  #walks = NAMES.map((name) => kept(walk.bind(undefined, name)))

  constructor() {
    super(fields, texts)
  }

  /** @override */
  build() {
    this.map = new LossMap(this.say("map"), ([w1, w2]) => this.change({ w1, w2 }))
    this.rows = NAMES.map((name) => ({ row: html("tr"), place: html("td"), result: html("td"), name }))
    this.update = html("div", { class: "update" })
    const heads = /** @type {const} */ (["optimizer", "place", "loss"])
    const show = (/** @type {number} */ places) => ({
      show: (/** @type {number} */ value) => decimals(value, places),
    })
    for (const { row, place, result, name } of this.rows) {
      row.append(html("th", { scope: "row" }, letter(name), " ", this.#name(name)), place, result)
    }
    return [
      html("style", {}, style),
      html(
        "div",
        { class: "controls" },
        choice(this, "surface"),
        choice(this, "batch", (size) => this.say(/** @type {any} */ (`batch.${size}`))),
        choice(this, "seed", (seed) => seed),
      ),
      html(
        "div",
        { class: "parts" },
        html(
          "div",
          {},
          this.map.element,
          player(this, "at", () => STEPS + 1),
          html(
            "table",
            {},
            html("caption", {}, this.say("table")),
            html(
              "thead",
              {},
              html("tr", {}, ...heads.map((key) => html("th", { scope: "col" }, this.say(`head.${key}`)))),
            ),
            html("tbody", {}, ...this.rows.map(({ row }) => row)),
          ),
        ),
        html(
          "div",
          {},
          html(
            "div",
            { class: "sliders" },
            range(this, "rate", show(2)),
            range(this, "momentum", show(2)),
            range(this, "w1", show(1)),
            range(this, "w2", show(1)),
          ),
          choice(this, "shown", (name) => this.#name(/** @type {Name} */ (name))),
          this.update,
        ),
      ),
    ]
  }

  /** @override */
  draw() {
    const { surface, batch, seed, rate, momentum, w1, w2, shown, at } = this.state
    const tilts = this.#tilts(Number(batch), Number(seed), STEPS)
    const paths = NAMES.map((name, index) =>
      this.#walks[index](surface, w1, w2, rate, usesMomentum(name) ? momentum : 0, tilts),
    )
    const here = paths.map((places) => places[Math.min(at, places.length - 1)].w)
    const losses = here.map((w) => loss(surface, w))

    this.map?.show(surface, paths, at, shown)
    this.rows?.forEach(({ row, place, result, name }, index) => {
      set(row, { "aria-current": name === shown && "true" })
      write(place, here[index].map((value) => short(value, 2)).join(", "))
      write(result, short(losses[index]))
    })
    const own = paths[NAMES.indexOf(shown)]
    this.update?.replaceChildren(...this.#inFull(own, Math.min(at, own.length - 1)))
    return this.#inWords(losses, paths)
  }

  /**
   * The formulas of the optimizer, and the numbers of the step that led to a place.
   *
   * @param {Place[]} places
   * @param {number} t
   */
  #inFull(places, t) {
    const { rate, momentum, shown } = this.state
    const write = (/** @type {string} */ formula, /** @type {Record<string, string>} */ values) =>
      formula.replace(SYMBOL, (symbol) => values[symbol] ?? symbol)
    return [
      ...FORMULAS[shown].flatMap((formula) => {
        const names = html("p", { class: "names" }, write(formula, IN_NAMES))
        if (t === 0) return [names]
        const [before, after] = [places[t - 1], places[t]]
        const [result, right] = formula.split(" ← ")
        const lines = [0, 1].map((i) => {
          const values = {
            ...each(CONSTANTS, String),
            "η": decimals(rate, 2),
            "β": decimals(momentum, 2),
            C: short(correction(t)),
            ...each({ w: before.w[i], m: before.m[i], v: before.v[i], g: after.g[i] }, inside),
            ...each({ M: after.m[i], V: after.v[i] }, inside),
          }
          const becomes = after[/** @type {"w" | "m" | "v"} */ (result)][i]
          // What stands first needs no brackets.
          const numbers = write(right, values).replace(/^\((.+?)\)/, "$1")
          return html("p", {}, `${result}${i + 1} = ${numbers} = ${short(becomes)}`)
        })
        return [names, ...lines]
      }),
      ...(t === 0 ? [html("p", { class: "names" }, this.say("first"))] : []),
    ]
  }

  /**
   * @param {number[]} losses
   * @param {Place[][]} paths
   */
  #inWords(losses, paths) {
    const { surface, batch, w1, w2, shown, at } = this.state
    const start = loss(surface, [w1, w2])
    const least = losses.indexOf(Math.min(...losses))
    const values = {
      at,
      w1: decimals(w1, 1),
      w2: decimals(w2, 1),
      start: short(start),
      name: this.#name(shown),
      loss: short(losses[NAMES.indexOf(shown)]),
      lowest: this.#name(NAMES[least]),
      lowestLoss: short(losses[least]),
    }
    const ends = paths.map((places) => loss(surface, places[places.length - 1].w))
    const ended = NAMES.filter((_, index) => ends[index] > ENDLESS)
    const higher = NAMES.filter((_, index) => ends[index] > start && ends[index] <= ENDLESS)
    const names = (/** @type {Name[]} */ of) => of.map((name) => this.#name(name)).join(", ")
    return [
      this.say(at === 0 ? "caption.start" : "caption", values),
      ...(ended.length ? [this.say("caption.ended", { names: names(ended) })] : []),
      ...(higher.length ? [this.say("caption.higher", { names: names(higher), steps: STEPS })] : []),
      ...(batch === "16" ? [] : [this.say("caption.noise")]),
    ].join(" ")
  }

  /** @param {Name} name */
  #name(name) {
    return this.say(/** @type {any} */ (`name.${name}`))
  }
}

/**
 * The path of an optimizer, from numbers of which each can be compared with the last.
 *
 * @param {Name} name
 * @param {Surface} surface
 * @param {number} w1
 * @param {number} w2
 * @param {number} rate
 * @param {number} momentum
 * @param {Pair[]} tilts
 */
const walk = (name, surface, w1, w2, rate, momentum, tilts) =>
  path(name, surface, [w1, w2], { rate, momentum }, tilts)

/** The loss as a map: its contours are drawn once, the paths on it with each change. */
class LossMap {
  #contours = svg("path", { class: "contours" })
  #paths = NAMES.map((name) => svg("path", { class: `${name} way` }))
  #ways = NAMES.map(() => kept(drawn))
  #letters = NAMES.map(letter)
  #start = html("span", { class: "letter start" })
  /** @type {Surface | undefined} */
  #surface

  /**
   * @param {string} label
   * @param {(start: Pair) => void} begin
   */
  constructor(label, begin) {
    const [right, up] = FAR
    this.element = html(
      "div",
      { class: "map", role: "img", "aria-label": label },
      svg(
        "svg",
        { viewBox: `${-right} ${-up} ${2 * right} ${2 * up}` },
        this.#contours,
        ...this.#paths,
      ),
      ...[-4, -2, 0, 2].map((w1) => tick(w1, "below", left(w1))),
      ...[-2, 0, 2].map((w2) => tick(w2, "beside", top(w2))),
      html("span", { class: "tick below", style: left(4.4) }, "w1"),
      html("span", { class: "tick beside", style: top(3.4) }, "w2"),
      this.#start,
      ...this.#letters,
    )
    this.element.addEventListener("click", ({ clientX, clientY }) => {
      const box = this.element.getBoundingClientRect()
      const w1 = ((clientX - box.left) / box.width - 0.5) * 2 * right
      const w2 = (0.5 - (clientY - box.top) / box.height) * 2 * up
      begin([nearest(w1, fields.w1), nearest(w2, fields.w2)])
    })
  }

  /**
   * @param {Surface} surface
   * @param {Place[][]} paths
   * @param {number} steps so far
   * @param {Name} shown
   */
  show(surface, paths, steps, shown) {
    if (surface !== this.#surface) {
      const pieces = LEVELS.flatMap((level) => contour(surface, level, FAR, 60))
      set(this.#contours, { d: pieces.map((piece) => `M${piece.map(point).join("L")}`).join("") })
      this.#surface = surface
    }
    set(this.#start, { style: at(paths[0][0].w) })
    paths.forEach((places, index) => {
      const isShown = NAMES[index] === shown
      set(this.#paths[index], { d: this.#ways[index](places).slice(0, steps + 1).join("") })
      this.#paths[index].classList.toggle("shown", isShown)
      const { w } = places[Math.min(steps, places.length - 1)]
      set(this.#letters[index], { style: `${at(w)};z-index:${isShown ? 1 : 0}` })
    })
  }
}

/**
 * The line to each place, as far as the map shows it: a path that has left it by thousands
 * of its widths takes as long to paint as if all of it were seen.
 *
 * @param {Place[]} places
 */
const drawn = (places) =>
  places.map(({ w }, step) => {
    if (step === 0) return `M${point(w)}`
    const before = places[step - 1].w
    const [from, to] = within(before, w, BEYOND)
    if (!from || !to) return ""
    return from === before ? `L${point(to)}` : `M${point(from)}L${point(to)}`
  })

/** @param {Pair} w */
const point = ([w1, w2]) => `${w1.toFixed(3)},${(-w2).toFixed(3)}`

const left = (/** @type {number} */ w1) => `left:${50 + (50 * w1) / FAR[0]}%`
const top = (/** @type {number} */ w2) => `top:${50 - (50 * w2) / FAR[1]}%`
const at = (/** @type {Pair} */ [w1, w2]) => `${left(w1)};${top(w2)}`

/**
 * @param {number} value
 * @param {string} side
 * @param {string} place
 */
const tick = (value, side, place) =>
  html("span", { class: `tick ${side}`, style: place }, decimals(value, 0))

/** @param {Name} name */
const letter = (name) => html("span", { class: `letter ${name}`, "aria-hidden": "true" }, LETTERS[name])

/**
 * To the step of a field, and inside of its bounds.
 *
 * @param {number} value
 * @param {{ min: number, max: number }} bounds
 */
const nearest = (value, { min, max }) => Math.round(10 * Math.min(Math.max(value, min), max)) / 10

/**
 * @template Value
 * @param {Record<string, Value>} values
 * @param {(value: Value) => string} write
 */
const each = (values, write) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, write(value)]))

/** A number within a formula. @param {number} value */
const inside = (value) => (value < 0 ? `(${short(value)})` : short(value))

/**
 * Decimals, or as Python writes what is too small or too large for them.
 *
 * @param {number} value
 * @param {number} [places]
 */
function short(value, places = 3) {
  const size = Math.abs(value)
  if (size === 0 || (size >= 10 ** -places && size < 1000)) return decimals(value, places)
  return value.toExponential(places - 1).replaceAll("-", "−").replace("+", "")
}

customElements.define("fl-gradient-descent", GradientDescent)
