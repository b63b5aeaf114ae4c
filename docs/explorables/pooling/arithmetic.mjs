import { matrix, places, slide } from "../lib/sliding.mjs"

/** @typedef {import("../lib/sliding.mjs").Matrix} Matrix */
/** @typedef {"max" | "average"} Kind */

/**
 * What is kept of each window, as `ops.max_pool2d` and `ops.avg_pool2d` without padding.
 *
 * @param {Matrix} image
 * @param {Kind} kind
 * @param {number} size
 * @param {number} stride
 */
export function pool2d(image, kind, size, stride) {
  const keep = { max: (/** @type {number[]} */ values) => Math.max(...values), average }
  return slide(image, size, stride, keep[kind])
}

/**
 * Where the gradient goes if it is 1 at each output. The largest value gets all of it,
 * the first of equal ones; of an average each pixel gets its share.
 *
 * @param {Matrix} image
 * @param {Kind} kind
 * @param {number} size
 * @param {number} stride
 */
export function pool2dGradient(image, kind, size, stride) {
  const gradient = matrix(image.length, () => 0)
  const side = places(image.length, size, stride, "valid")
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      for (const [y, x, share] of shares(image, kind, size, row * stride, column * stride)) {
        gradient[y][x] += share
      }
    }
  }
  return gradient
}

/**
 * Which pixels of one window get how much of the gradient: [row, column, share].
 *
 * @param {Matrix} image
 * @param {Kind} kind
 * @param {number} size
 * @param {number} top
 * @param {number} left
 */
export function shares(image, kind, size, top, left) {
  /** @type {[row: number, column: number, share: number][]} */
  const pixels = []
  for (let row = top; row < top + size; row++) {
    for (let column = left; column < left + size; column++) {
      pixels.push([row, column, 1 / size ** 2])
    }
  }
  if (kind === "average") return pixels
  const [row, column] = pixels.reduce((best, pixel) =>
    image[pixel[0]][pixel[1]] > image[best[0]][best[1]] ? pixel : best,
  )
  return [/** @type {[number, number, number]} */ ([row, column, 1])]
}

/** @param {number[]} values */
function average(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
