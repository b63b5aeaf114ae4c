import { border, places } from "../lib/sliding.mjs"

/** @typedef {import("../lib/sliding.mjs").Padding} Padding */
/** @typedef {{ size: number, stride: number, padding: Padding }} Layer */

/**
 * The side of the image, then that of the feature map after each of `depth` equal layers;
 * it ends where the kernel no longer fits.
 *
 * @param {number} side
 * @param {Layer} layer
 * @param {number} depth
 */
export function sides(side, { size, stride, padding }, depth) {
  const found = [side]
  while (found.length <= depth && (padding === "same" || side >= size)) {
    side = places(side, size, stride, padding)
    found.push(side)
  }
  return found
}

/**
 * What one number of the last feature map has seen on each level, from the image up to
 * itself: the indices of one side. What lies outside of a level is its border of zeros.
 *
 * @param {number[]} sides
 * @param {Layer} layer
 * @param {number} index in the last feature map
 */
export function seen(sides, { size, stride, padding }, index) {
  const found = [[index]]
  for (let level = sides.length - 2; level >= 0; level--) {
    const [before] = border(sides[level], size, stride, padding)
    const window = Array.from({ length: size }, (_, place) => place - before)
    const indices = found[0]
      .filter((above) => isInside(above, sides[level + 1])) // a zero has seen nothing
      .flatMap((above) => window.map((place) => above * stride + place))
    found.unshift([...new Set(indices)])
  }
  return found
}

/**
 * The pixels of the image among them, in their order.
 *
 * @param {number[]} sides
 * @param {Layer} layer
 * @param {number} index in the last feature map
 */
export function pixels(sides, layer, index) {
  const [image] = seen(sides, layer, index)
  return image.filter((pixel) => isInside(pixel, sides[0])).sort((a, b) => a - b)
}

/**
 * @param {number} index
 * @param {number} side
 */
export const isInside = (index, side) => index >= 0 && index < side

/**
 * How many pixels of a side, from the first to the last, a number has before it after so
 * many layers, were there no edge.
 *
 * @param {Layer} layer
 * @param {number} depth
 */
export function receptiveField({ size, stride }, depth) {
  let [field, apart] = [1, 1]
  for (let layer = 0; layer < depth; layer++) {
    field += (size - 1) * apart
    apart *= stride
  }
  return field
}

/**
 * Where the middle of a cell lies, in pixels of the image: its first cell on each level, and
 * the way from one cell to the next.
 *
 * @param {number[]} sides
 * @param {Layer} layer
 */
export function middles(sides, { size, stride, padding }) {
  const found = [{ first: 0.5, apart: 1 }]
  for (const side of sides.slice(0, -1)) {
    const { first, apart } = found[found.length - 1]
    const [before] = border(side, size, stride, padding)
    found.push({
      first: first + ((size - 1) / 2 - before) * apart,
      apart: apart * stride,
    })
  }
  return found
}
