import { html } from "../lib/dom.mjs"
import { Explorable, readJson } from "../lib/explorable.mjs"
import { choice, range } from "../lib/inputs.mjs"
import { Plot } from "../lib/plot.mjs"
import { number, oneOf } from "../lib/state.mjs"
import { earlyStopping, ended, lowest, mean } from "./arithmetic.mjs"

/** @typedef {import("../lib/plot.mjs").Point} Point */
/** @typedef {{ loss: number[], val_loss: number[] }} History */

const SEEDS = /** @type {const} */ (["42", "1", "2", "3", "4"])

const fields = {
  network: oneOf("dropout", "plain"),
  seed: oneOf(...SEEDS),
  patience: number({ min: 0, max: 19, initial: 2 }),
  restore: oneOf("True", "False"),
}

/** @type {typeof import("./texts.json")} */
const texts = await readJson(new URL("texts.json", import.meta.url))

/** As they were recorded. @type {Record<"dropout" | "plain", Record<string, History>>} */
const histories = await readJson(new URL("histories.json", import.meta.url))
const EPOCHS = histories.plain[SEEDS[0]].loss.length

const style = await (await fetch(new URL("style.css", import.meta.url))).text()

/** @extends {Explorable<typeof fields, typeof texts.en>} */
class EarlyStopping extends Explorable {
  constructor() {
    super(fields, texts)
  }

  /** @override */
  build() {
    this.plot = new Plot(this, this.say("picture"), 310)
    this.rows = html("tbody")
    this.mean = html("tr")
    const lines = /** @type {const} */ (["val", "train", "unseen"])
    const heads = /** @type {const} */ (["seed", "end", "kept", "loss", "above"])
    return [
      html("style", {}, style),
      html(
        "div",
        { class: "controls" },
        choice(this, "network"),
        choice(this, "seed", (seed) => seed),
        choice(this, "restore", (value) => value),
      ),
      range(this, "patience"),
      html(
        "p",
        { class: "legend", "aria-hidden": "true" },
        ...lines.map((line) =>
          html(
            "span",
            { class: line },
            this.say(line === "unseen" ? line : /** @type {const} */ (`loss.${line}`)),
          ),
        ),
      ),
      this.plot.element,
      html(
        "table",
        { class: "seeds" },
        html("caption", {}, this.say("table")),
        html(
          "thead",
          {},
          html("tr", {}, ...heads.map((key) => html("th", { scope: "col" }, this.say(`head.${key}`)))),
        ),
        this.rows,
        html("tfoot", {}, this.mean),
      ),
    ]
  }

  /** @override */
  draw() {
    const { network, seed, patience } = this.state
    const history = histories[network][seed]
    const [end, kept] = this.#ended(seed)
    this.#plot(history, end, kept)
    this.#table()

    const losses = history.val_loss
    const { best, isStopped } = earlyStopping(losses, patience)
    const all = lowest(losses)
    const [bestLoss, lastLoss, lowestLoss] = [best, end, all].map((epoch) => losses[epoch - 1])
    const values = {
      end,
      best,
      lowest: all,
      bestLoss: decimals(bestLoss),
      lastLoss: decimals(lastLoss),
      lowestLoss: decimals(lowestLoss),
      worse: decimals(lastLoss - bestLoss),
      missed: decimals(bestLoss - lowestLoss),
      trainLoss: decimals(history.loss[end - 1]),
    }
    const weights = best === end ? "same" : this.state.restore === "True" ? "restored" : "last"
    return [
      isStopped ? this.say("caption.stopped", values) : this.say("caption.full", values),
      this.say(`caption.${weights}`, values),
      this.say(all > end ? "caption.missed" : "caption.nothing", values),
      this.say("caption.train", values),
    ].join(" ")
  }

  /** @param {string} seed */
  #ended(seed) {
    const { network, patience, restore } = this.state
    return ended(histories[network][seed].val_loss, patience, restore === "True")
  }

  /**
   * @param {History} history
   * @param {number} end
   * @param {number} kept
   */
  #plot({ loss, val_loss }, end, kept) {
    const before = (/** @type {number[]} */ values) => points(values, 1, end)
    const after = (/** @type {number[]} */ values) => points(values, end, EPOCHS)
    const all = lowest(val_loss)
    const lowestPoint = /** @type {Point} */ ([all, val_loss[all - 1]])
    this.plot?.show({
      x: [1, EPOCHS],
      y: [0.15, 0.6],
      titleX: this.say("epoch"),
      titleY: this.say("loss"),
      ticksX: [1, 5, 10, 15, 20],
      ticksY: [0.2, 0.3, 0.4, 0.5, 0.6],
      lines: [
        { kind: "train after", points: after(loss) },
        { kind: "val after", points: after(val_loss) },
        { kind: "train", points: before(loss) },
        { kind: "val", points: before(val_loss) },
      ],
      rules: [{ kind: "end", x: end, text: this.say(end === kept ? "keptEnd" : "end") }],
      marks: [
        { kind: "kept", at: [kept, val_loss[kept - 1]], above: kept < end ? this.say("kept") : "" },
        ...(all > end
          ? [{ kind: "lowest", at: lowestPoint, below: this.say("lowest") }]
          : []),
      ],
    })
  }

  /** One training proves nothing: all seeds, and their mean. */
  #table() {
    const rows = SEEDS.map((seed) => {
      const losses = histories[this.state.network][seed].val_loss
      const [end, kept] = this.#ended(seed)
      const loss = losses[kept - 1]
      return [end, kept, loss, loss - Math.min(...losses)]
    })
    const means = [0, 1, 2, 3].map((column) => mean(rows.map((row) => row[column])))
    this.rows?.replaceChildren(
      ...rows.map(([end, kept, ...losses], index) => {
        const seed = SEEDS[index]
        const isChosen = seed === this.state.seed
        const cells = [String(end), String(kept), ...losses.map(decimals)]
        const head = html("th", { scope: "row" }, isChosen ? `▸ ${seed}` : seed)
        return html("tr", { "aria-current": isChosen && "true" }, head, ...cells.map(cell))
      }),
    )
    const [end, kept, ...losses] = means
    const cells = [end.toFixed(1), kept.toFixed(1), ...losses.map(decimals)]
    const head = html("th", { scope: "row" }, this.say("mean"))
    this.mean?.replaceChildren(head, ...cells.map(cell))
  }
}

/**
 * Of the epochs from `first` to `last`, counted from 1.
 *
 * @param {number[]} values
 * @param {number} first
 * @param {number} last
 * @returns {Point[]}
 */
function points(values, first, last) {
  return values.slice(first - 1, last).map((value, index) => [first + index, value])
}

/** @param {string} text */
const cell = (text) => html("td", {}, text)

/** @param {number} value */
const decimals = (value) => value.toFixed(3)

customElements.define("fl-early-stopping", EarlyStopping)
