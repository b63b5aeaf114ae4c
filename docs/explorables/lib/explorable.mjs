import { html, write } from "./dom.mjs"
import { initialState, readState, writeState } from "./state.mjs"

/** @typedef {import("./state.mjs").Fields} Fields */
/** @typedef {Record<string, string>} Texts */

const style = new CSSStyleSheet()
style.replaceSync(await (await fetch(new URL("style.css", import.meta.url))).text())

/** @type {typeof import("./texts.json")} */
const shared = await readJson(new URL("texts.json", import.meta.url))

/**
 * How long nothing must have changed before the address is written and values are read out:
 * longer than a play stays at a place, or it would read out each.
 */
const QUIET = 600

/**
 * @param {URL} address
 * @returns {Promise<any>}
 */
export async function readJson(address) {
  return (await fetch(address)).json()
}

/** Whether the reader's system asks for less motion. */
export const reducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches

/**
 * A link to another place of the page, which leads there with what is set. To Material it
 * would be another page: it would fetch it anew, and every piece would begin again.
 *
 * @param {MouseEvent} event
 */
function stay(event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey
  if (!(link instanceof HTMLAnchorElement) || !link.hash || !isPlain) return
  if (link.origin !== location.origin || link.pathname !== location.pathname) return
  // In the text a link with a query of its own leads to a setting.
  const isSetting = link.search && link.closest("article") && !link.matches(".headerlink")
  if (isSetting) return
  event.preventDefault()
  event.stopImmediatePropagation()
  if (link.hash === location.hash) {
    document.getElementById(decodeURIComponent(link.hash.slice(1)))?.scrollIntoView()
    return
  }
  const quiet = (/** @type {Event} */ moved) => moved.stopImmediatePropagation()
  addEventListener("popstate", quiet, { capture: true })
  location.hash = link.hash
  setTimeout(() => removeEventListener("popstate", quiet, { capture: true }))
}
document.addEventListener("click", stay, { capture: true })

/**
 * A piece to play with. It takes the place of the figure that stands in the element.
 *
 * A piece says in `build` what it consists of, and in `draw` what that shows: at first, and
 * again, once a frame at most, when `change` has changed its state.
 *
 * @template {Fields} F
 * @template {Texts} T
 */
export class Explorable extends HTMLElement {
  /** @type {number | undefined} */
  #frame
  /** @type {number | undefined} */
  #quiet
  /** @type {string | undefined} */
  #path
  /** @type {(() => void)[]} */
  #inputs = []
  #caption = html("p", { class: "caption" })
  #spoken = html("p", { class: "spoken", "aria-live": "polite" })
  #copied = html("span", { role: "status" })

  /**
   * @param {F} fields what can be set
   * @param {{ en: T, ko: T }} texts
   */
  constructor(fields, texts) {
    super()
    this.fields = fields
    this.state = initialState(fields)
    this.language = /** @type {"en" | "ko"} */ (document.documentElement.lang)
    this.texts = { ...shared[this.language], ...texts[this.language] }
  }

  /** The name of the piece, in the address too: convolution for fl-convolution. */
  get name() {
    return this.localName.slice("fl-".length)
  }

  /**
   * The parts of the piece.
   *
   * @abstract
   * @returns {Node[]}
   */
  build() {
    throw new Error(`${this.name} has no parts`)
  }

  /**
   * Show the state, and say in words what is to be seen.
   *
   * @abstract
   * @returns {string}
   */
  draw() {
    throw new Error(`${this.name} shows nothing`)
  }

  connectedCallback() {
    addEventListener("popstate", this.#restore)
    if (this.shadowRoot) return
    this.#path = location.pathname
    this.state = this.#readState()
    const shadow = this.attachShadow({ mode: "open" })
    shadow.adoptedStyleSheets = [style]
    const title = html("p", { class: "title", id: "title" }, this.say("title"))
    const what = html("p", { class: "what" }, this.say("what"))
    const parts = [title, what, ...this.build(), this.#caption, this.#buttons()]
    const piece = { class: "piece", role: "group", "aria-labelledby": "title" }
    shadow.append(html("div", piece, ...parts, this.#spoken), html("slot"))
    this.#show()
    // Who goes on to a link takes along what was set a moment ago.
    this.addEventListener("focusout", () => this.#quiet && this.#settle())
  }

  disconnectedCallback() {
    removeEventListener("popstate", this.#restore)
    clearTimeout(this.#quiet)
  }

  /**
   * Change the state. What follows from it is shown in the next frame, and goes into the
   * address and to those who listen once nothing has changed for a while.
   *
   * @param {Partial<import("./state.mjs").State<F>>} changes
   */
  change(changes) {
    if (!this.isConnected) return // the page has been left: its address is another's now
    Object.assign(this.state, changes)
    write(this.#copied, "") // the link leads to what was
    this.drawAgain()
    clearTimeout(this.#quiet)
    this.#quiet = setTimeout(() => this.#settle(), QUIET)
  }

  /** In the next frame, without a change: where there is more or less room, for example. */
  drawAgain() {
    this.#frame ??= requestAnimationFrame(() => this.#show())
  }

  /**
   * A state from an address, in which what stands together need not go together.
   *
   * @param {import("./state.mjs").State<F>} state
   */
  agreed(state) {
    return state
  }

  /**
   * Keep an input at what the state says, however that came about.
   *
   * @param {() => void} show
   */
  follow(show) {
    this.#inputs.push(show)
  }

  /**
   * A text in the reader's language, with values in its {places}.
   *
   * @param {(keyof T | keyof typeof shared.en) & string} key
   * @param {Record<string, string | number>} [values]
   */
  say(key, values = {}) {
    return this.texts[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
  }

  #settle() {
    clearTimeout(this.#quiet)
    this.#quiet = undefined
    if (location.pathname !== this.#path) return // another page's address
    this.#writeAddress()
    this.#spoken.textContent = this.#caption.textContent
  }

  /** Back, and on, between places of one page, whose addresses may differ in what is set. */
  #restore = () => {
    if (location.pathname !== this.#path) return
    if (this.#quiet) return this.#settle() // what was set just now comes along
    this.state = this.#readState()
    write(this.#copied, "")
    this.drawAgain()
  }

  #readState() {
    return this.agreed(readState(this.fields, this.name, location.search))
  }

  #show() {
    this.#frame = undefined
    for (const show of this.#inputs) show()
    write(this.#caption, this.draw())
  }

  #writeAddress(hash = location.hash) {
    const query = writeState(this.fields, this.name, this.state, location.search)
    if (query !== location.search || hash !== location.hash) {
      history.replaceState(history.state, "", location.pathname + query + hash)
    }
  }

  #buttons() {
    const copy = html("button", { type: "button" }, this.say("copy"))
    copy.addEventListener("click", async () => {
      // Among other pieces it has a heading of its own, where the link is to open.
      this.#writeAddress(document.querySelector(`h2#${this.name}`) ? `#${this.name}` : location.hash)
      try {
        await navigator.clipboard.writeText(location.href)
        write(this.#copied, this.say("copied"))
      } catch {
        write(this.#copied, this.say("inTheAddress")) // a page may have no clipboard
      }
    })
    const reset = html("button", { type: "button" }, this.say("reset"))
    reset.addEventListener("click", () => {
      this.dispatchEvent(new Event("reset"))
      this.change(initialState(this.fields))
    })
    return html("div", { class: "foot" }, copy, reset, this.#copied)
  }
}
