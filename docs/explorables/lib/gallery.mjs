import { html } from "./dom.mjs"

/**
 * Grey images to choose from. They are radio buttons: the arrow keys go through them.
 *
 * @param {import("./explorable.mjs").Explorable<any, any>} piece
 * @param {string} key the field that says which is chosen
 * @param {{ value: string | number, label: string, pixels: ArrayLike<number> }[]} images
 */
export function gallery(piece, key, images) {
  return html(
    "div",
    { class: "gallery" },
    ...images.map(({ value, label, pixels }) => {
      const input = html("input", { type: "radio", name: key, "aria-label": label })
      input.addEventListener("change", () => piece.change({ [key]: value }))
      piece.follow(() => (input.checked = piece.state[key] === value))
      return html("span", { class: "image", title: label }, picture(pixels), input)
    }),
  )
}

/**
 * @param {ArrayLike<number>} pixels of a square, 0 to 255
 * @param {HTMLCanvasElement} [canvas] to draw it on
 */
export function picture(pixels, canvas = html("canvas", { class: "pixels", "aria-hidden": "true" })) {
  const side = Math.sqrt(pixels.length)
  paint(canvas, side, side, (place) => pixels[place])
  return canvas
}

/**
 * Fill a canvas with ink, as dark as the numbers say. The style makes it light on dark.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {number} width
 * @param {number} height
 * @param {(place: number) => number} ink 0 to 255
 */
export function paint(canvas, width, height, ink) {
  Object.assign(canvas, { width, height })
  const image = new ImageData(width, height)
  for (let place = 0; place < width * height; place++) image.data[4 * place + 3] = ink(place)
  canvas.getContext("2d")?.putImageData(image, 0, 0)
}

/**
 * The bytes of a text in base64.
 *
 * @param {string} text
 */
export const bytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0))
