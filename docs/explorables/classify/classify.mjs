// The network at a touch, on the home page: the images in the element, one of each class in
// the order of the labels, become buttons. What classifies is fetched at the first touch.
import { html, set } from "../lib/dom.mjs"

/** @type {Record<string, { touch: string, loading: string, failed: string }>} */
const texts = await (await fetch(new URL("texts.json", import.meta.url))).json()
const SHOWN = 3

class Classify extends HTMLElement {
  #words = texts[document.documentElement.lang]
  #status = html("p", { role: "status" }, this.#words.touch)
  #best = html("div", { class: "best" })

  connectedCallback() {
    if (this.#status.isConnected) return
    this.images = [...this.querySelectorAll("img")]
    this.buttons = this.images.map((image) => {
      const button = html("button", { type: "button", "aria-pressed": "false" })
      image.replaceWith(button)
      button.append(image)
      button.addEventListener("click", () => this.#classify(button, image))
      return button
    })
    this.append(html("div", { class: "says" }, this.#status, this.#best))
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {HTMLImageElement} image
   */
  async #classify(button, image) {
    for (const one of this.buttons ?? []) set(one, { "aria-pressed": String(one === button) })
    this.#status.textContent = this.#words.loading
    try {
      const [{ forward }, { fetchNetwork, percent, scaled }] = await Promise.all([
        import("../cnn/arithmetic.mjs"),
        import("../cnn/network.mjs"),
      ])
      const network = await fetchNetwork()
      if (button.getAttribute("aria-pressed") !== "true") return // another came after it
      const { output } = forward(network, scaled(pixels(image)))
      const labels = [...output.keys()].sort((a, b) => output[b] - output[a]).slice(0, SHOWN)
      const name = (/** @type {number} */ label) => this.images?.[label].alt ?? ""
      this.#status.textContent = `${name(labels[0])}: ${percent(output[labels[0]])}`
      this.#best.replaceChildren(
        ...labels.map((label) => {
          const bar = html("span", { style: `width: ${output[label] * 100}%` })
          const track = html("span", { class: "track", "aria-hidden": "true" }, bar)
          return html("div", {}, html("span", {}, name(label)), track, percent(output[label]))
        }),
      )
    } catch {
      this.#status.textContent = this.#words.failed
    }
  }
}

/**
 * The image as the data set has it, dark garments as large numbers.
 *
 * @param {HTMLImageElement} image
 */
function pixels(image) {
  const { naturalWidth: width, naturalHeight: height } = image
  const context = html("canvas", { width, height }).getContext("2d")
  context?.drawImage(image, 0, 0)
  const data = context?.getImageData(0, 0, width, height).data ?? []
  return Array.from({ length: width * height }, (_, place) => 255 - data[4 * place])
}

customElements.define("fl-classify", Classify)
