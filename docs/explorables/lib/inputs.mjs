// Native inputs for the fields of a piece. The field gives the bounds, the text of the same
// key the label; texts of `key.value` name the choices.

import { html, set, write } from "./dom.mjs"
import { reducedMotion } from "./explorable.mjs"

/** @typedef {import("./explorable.mjs").Explorable<any, any>} Piece */

/** How long a play from the first place to the last takes, and one place at least and most. */
const PLAY = 15_000
const SHORTEST = 40
const LONGEST = 500

/**
 * A slider with its value beside it.
 *
 * @param {Piece} piece
 * @param {string} key
 * @param {object} [options]
 * @param {string} [options.label]
 * @param {(value: number) => string} [options.show]
 * @param {() => number} [options.most] how far it goes now, where that changes
 */
export function range(piece, key, { label = piece.say(key), show = String, most } = {}) {
  const { min, max, step } = piece.fields[key]
  const input = html("input", { type: "range", id: key, min, max, step })
  const output = html("output", { "aria-hidden": "true" }) // a slider says its value itself
  input.addEventListener("input", () => piece.change({ [key]: input.valueAsNumber }))
  piece.follow(() => {
    if (most) set(input, { max: most() })
    const value = most ? Math.min(piece.state[key], most()) : piece.state[key]
    input.value = String(value)
    const shown = show(value)
    write(output, shown)
    set(input, { "aria-valuetext": shown })
  })
  return html("div", { class: "range" }, html("label", { for: key }, label), input, output)
}

/**
 * A number to type or to step through: a field, or one place of a field that is a list.
 *
 * @param {Piece} piece
 * @param {string} key
 * @param {{ label?: string, index?: number }} [options]
 */
export function entry(piece, key, { label = piece.say(key), index } = {}) {
  const { min, max, step } = piece.fields[key]
  const input = html("input", { type: "number", min, max, step, "aria-label": label })
  const value = () => (index === undefined ? piece.state[key] : piece.state[key][index])
  const show = () => (input.value = String(value()))
  input.addEventListener("input", () => {
    // Until it is a number again, the last one stays.
    if (input.value === "" || !input.checkValidity()) return
    const typed = input.valueAsNumber
    piece.change({ [key]: index === undefined ? typed : piece.state[key].with(index, typed) })
  })
  input.addEventListener("blur", show)
  piece.follow(() => {
    if (input.valueAsNumber !== value() && !isFocused(input)) show()
  })
  return input
}

/**
 * A choice between the names of a field, or between its few numbers.
 *
 * @param {Piece} piece
 * @param {string} key
 * @param {(name: string) => string} [nameOf]
 */
export function choice(piece, key, nameOf) {
  const { min, max, names = numbersFrom(min, max), read } = piece.fields[key]
  const title = nameOf ?? ((name) => (min === undefined ? piece.say(`${key}.${name}`) : name))
  const options = names.map((/** @type {string} */ name) =>
    html("option", { value: name }, title(name)),
  )
  const input = html("select", { id: key }, ...options)
  input.addEventListener("change", () => piece.change({ [key]: read(input.value) }))
  piece.follow(() => (input.value = String(piece.state[key])))
  return html("div", { class: "choice" }, html("label", { for: key }, piece.say(key)), input)
}

/**
 * Go through the places of a field: a slider, one back, one on, play. A play that is asked
 * for where motion is not wanted shows its end.
 *
 * @param {Piece} piece
 * @param {string} key
 * @param {() => number} count how many places there are now
 */
export function player(piece, key, count) {
  const button = (label = "") => html("button", { type: "button" }, label)
  const [back, play] = [button(`◀ ${piece.say("back")}`), button()]
  const step = button(`${piece.say("step")} ▶`)
  const input = html("input", { type: "range", id: key, min: 0, step: 1 })
  /** @type {number | undefined} */
  let playing

  const at = () => Math.min(piece.state[key], count() - 1)
  const isLast = () => at() === count() - 1
  const stop = () => {
    clearInterval(playing)
    playing = undefined
  }
  const go = (/** @type {number} */ place) => {
    stop()
    piece.change({ [key]: place })
  }
  const advance = () => {
    if (!piece.isConnected) return stop()
    piece.change({ [key]: Math.min(at() + 1, count() - 1) })
    if (isLast()) stop()
  }

  piece.addEventListener("reset", stop)
  back.addEventListener("click", () => go(Math.max(at() - 1, 0)))
  step.addEventListener("click", () => go(Math.min(at() + 1, count() - 1)))
  input.addEventListener("input", () => go(input.valueAsNumber))
  play.addEventListener("click", () => {
    if (playing) return go(at())
    if (reducedMotion() || count() === 1) return go(count() - 1)
    if (isLast()) piece.change({ [key]: 0 })
    const each = Math.min(Math.max(PLAY / count(), SHORTEST), LONGEST)
    playing = setInterval(advance, each)
    play.textContent = piece.say("pause")
  })

  piece.follow(() => {
    set(input, { max: count() - 1, "aria-valuetext": `${at() + 1} / ${count()}` })
    input.value = String(at())
    write(play, piece.say(playing ? "pause" : "play"))
    // Not disabled, which would take the focus from the one who presses it.
    set(back, { "aria-disabled": String(at() === 0) })
    set(step, { "aria-disabled": String(isLast()) })
  })
  const label = html("label", { for: key }, piece.say(key))
  const slider = html("div", { class: "slider" }, label, input)
  return html("div", { class: "player" }, slider, back, play, step)
}

/**
 * @param {number} min
 * @param {number} max
 */
function numbersFrom(min, max) {
  return Array.from({ length: max - min + 1 }, (_, index) => String(min + index))
}

/** @param {Element} element */
function isFocused(element) {
  return /** @type {ShadowRoot} */ (element.getRootNode()).activeElement === element
}
