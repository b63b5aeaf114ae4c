import { border, pad, slide } from "../lib/sliding.mjs"

/** @typedef {import("../lib/sliding.mjs").Matrix} Matrix */
/** @typedef {import("../lib/sliding.mjs").Padding} Padding */

/**
 * The feature map of a square picture, as `ops.conv2d` has it for one channel and filter.
 *
 * @param {Matrix} image
 * @param {number[]} kernel row by row
 * @param {number} bias
 * @param {number} stride
 * @param {Padding} padding
 */
export function conv2d(image, kernel, bias, stride, padding) {
  const size = Math.sqrt(kernel.length)
  const padded = pad(image, border(image.length, size, stride, padding))
  return slide(padded, size, stride, (values) => weightedSum(values, kernel, bias))
}

/**
 * @param {number[]} values
 * @param {number[]} weights
 * @param {number} bias
 */
export function weightedSum(values, weights, bias) {
  return values.reduce((sum, value, index) => sum + value * weights[index], bias)
}
