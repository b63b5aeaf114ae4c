import { html } from "../lib/dom.mjs"
import { Explorable, readJson } from "../lib/explorable.mjs"
import { gallery, picture } from "../lib/gallery.mjs"
import { choice } from "../lib/inputs.mjs"
import { number, oneOf } from "../lib/state.mjs"
import { distance } from "./arithmetic.mjs"

/** @typedef {{ suggested: number, given: number, other: number }} Doubt */

const SIDE = 28
const COUNT = 500

/** @type {typeof import("./texts.json")} */
const texts = await readJson(new URL("texts.json", import.meta.url))

/**
 * Garments of the training set, written when the site is built: their place in it, their
 * labels, the nearest of the others, nearest first, and which labels were doubted: of so many
 * neighbours (`asked`), how many have the label that is given, and how many another.
 *
 * @type {{
 *   names: { en: string[], ko: string[] },
 *   indices: number[],
 *   labels: number[],
 *   neighbours: number[][],
 *   doubts: Record<string, Doubt>,
 *   doubtful: number,
 *   asked: number,
 * }}
 */
const data = await readJson(new URL("garments.json", import.meta.url))
const { names, indices, labels, neighbours, doubts, doubtful, asked } = data
const packed = new Uint8Array(
  await (await fetch(new URL("garments.bin", import.meta.url))).arrayBuffer(),
)
const pixels = (/** @type {number} */ garment) =>
  packed.subarray(garment * SIDE ** 2, (garment + 1) * SIDE ** 2)

const fields = {
  show: oneOf("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "doubtful"),
  garment: number({ min: 0, max: COUNT - 1, initial: 0 }),
}

const style = await (await fetch(new URL("style.css", import.meta.url))).text()

/** @extends {Explorable<typeof fields, typeof texts.en>} */
class FashionMnist extends Explorable {
  /** @type {string | undefined} */
  #shown
  /** @type {number | undefined} */
  #chosen

  constructor() {
    super(fields, texts)
  }

  /** @override @param {Partial<typeof this.state>} changes */
  change(changes) {
    // Another class is looked through from its first garment.
    const first = changes.show ? { garment: firstOf(changes.show) } : {}
    super.change({ ...first, ...changes })
  }

  /** @override @param {typeof this.state} state */
  agreed({ show, garment }) {
    if (isShown(garment, show)) return { show, garment }
    // Of a garment alone its class is meant, of a class its first garment.
    const isAlone = show === fields.show.initial
    return isAlone ? { show: ownClass(labels[garment]), garment } : { show, garment: firstOf(show) }
  }

  /** @override */
  build() {
    const titleOf = (/** @type {string} */ name) =>
      name === "doubtful" ? this.say("doubtful") : names[this.language][Number(name)]
    const images = labels.map((label, garment) => ({
      value: garment,
      label: `${this.#name(label)} ${indices[garment]}`,
      pixels: pixels(garment),
    }))
    this.all = gallery(this, "garment", images)
    this.canvas = html("canvas", { class: "pixels", "aria-hidden": "true" })
    this.near = html("div", { class: "near" })
    return [
      html("style", {}, style),
      html("div", { class: "controls" }, choice(this, "show", titleOf)),
      this.all,
      html(
        "div",
        { class: "beside" },
        html("figure", { class: "chosen" }, html("figcaption", {}, this.say("garment")), this.canvas),
        html("figure", {}, html("figcaption", {}, this.say("near")), this.near),
      ),
    ]
  }

  /** @override */
  draw() {
    const { show, garment } = this.state
    if (this.#shown !== show) {
      this.#shown = show
      Array.from(this.all?.children ?? []).forEach((image, index) =>
        image.toggleAttribute("hidden", !isShown(index, show)),
      )
    }
    if (this.#chosen !== garment) {
      this.#chosen = garment
      picture(pixels(garment), this.canvas)
      this.near?.replaceChildren(...neighbours[garment].map((other) => this.#neighbour(other)))
    }
    const label = labels[garment]
    const alike = neighbours[garment].filter((other) => labels[other] === label).length
    const name = this.#name(label)
    const doubt = doubts[garment]
    return [
      this.say("caption", { index: indices[garment], name }),
      this.say("caption.near", { alike, count: neighbours[garment].length }),
      doubt
        ? this.say("caption.doubt", { ...doubt, asked, name, suggested: this.#name(doubt.suggested) })
        : "",
      show === "doubtful" ? this.say("caption.doubtful", { all: doubtful }) : "",
    ].join(" ")
  }

  /** @param {number} garment */
  #neighbour(garment) {
    const label = labels[garment]
    const far = distance(pixels(garment), pixels(this.state.garment)).toFixed(0)
    const name = html("span", {}, this.#name(label), html("br"), far)
    const button = html("button", { type: "button" }, picture(pixels(garment)), name)
    button.addEventListener("click", () => this.change({ show: ownClass(label), garment }))
    return button
  }

  /** @param {number} label */
  #name(label) {
    return names[this.language][label]
  }
}

/** @param {string} show */
const firstOf = (show) => labels.findIndex((_, garment) => isShown(garment, show))

/** @param {number} label */
const ownClass = (label) => /** @type {typeof fields.show.initial} */ (String(label))

/**
 * @param {number} garment
 * @param {string} show a label, or "doubtful"
 */
function isShown(garment, show) {
  return show === "doubtful" ? garment in doubts : labels[garment] === Number(show)
}

customElements.define("fl-fashion-mnist", FashionMnist)
