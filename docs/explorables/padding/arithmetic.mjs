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
 * What one number of the last feature map has seen, from the image up to itself: the first
 * and last index on each level. What lies outside of a level is its border of zeros.
 *
 * @param {number[]} sides
 * @param {Layer} layer
 * @param {number} index in the last feature map
 */
export function seen(sides, { size, stride, padding }, index) {
  /** @type {[first: number, last: number][]} */
  const found = [[index, index]]
  for (const side of sides.slice(0, -1).reverse()) {
    const [before] = border(side, size, stride, padding)
    const [[first, last]] = found
    found.unshift([first * stride - before, last * stride - before + size - 1])
  }
  return found
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
