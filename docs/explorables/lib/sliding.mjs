// What convolution and pooling share: a window that slides over a picture.

/** @typedef {"valid" | "same"} Padding */
/** @typedef {number[][]} Matrix */

/**
 * How many zeros stand before and after a side. With "same" there are as many places as
 * the stride fits into the side; what is odd comes last, as in Keras.
 *
 * @param {number} side
 * @param {number} size
 * @param {number} stride
 * @param {Padding} padding
 * @returns {[before: number, after: number]}
 */
export function border(side, size, stride, padding) {
  if (padding === "valid") return [0, 0]
  const missing = Math.max((Math.ceil(side / stride) - 1) * stride + size - side, 0)
  return [Math.floor(missing / 2), Math.ceil(missing / 2)]
}

/**
 * At how many places the window fits: the side of the feature map.
 *
 * @param {number} side
 * @param {number} size
 * @param {number} stride
 * @param {Padding} padding
 */
export function places(side, size, stride, padding) {
  const [before, after] = border(side, size, stride, padding)
  return Math.floor((side + before + after - size) / stride) + 1
}

/**
 * A square picture within its zeros.
 *
 * @param {Matrix} image
 * @param {readonly [number, number]} border
 */
export function pad(image, [before, after]) {
  const side = before + image.length + after
  return matrix(side, (row, column) => image[row - before]?.[column - before] ?? 0)
}

/**
 * The values under a window, row by row.
 *
 * @param {Matrix} image
 * @param {number} top
 * @param {number} left
 * @param {number} size
 */
export function under(image, top, left, size) {
  return image.slice(top, top + size).flatMap((row) => row.slice(left, left + size))
}

/**
 * One number for each place of a window on a square picture.
 *
 * @param {Matrix} image
 * @param {number} size
 * @param {number} stride
 * @param {(values: number[]) => number} use
 */
export function slide(image, size, stride, use) {
  const side = places(image.length, size, stride, "valid")
  return matrix(side, (row, column) =>
    use(under(image, row * stride, column * stride, size)),
  )
}

/**
 * @param {number} side
 * @param {(row: number, column: number) => number} value
 * @returns {Matrix}
 */
export function matrix(side, value) {
  const indices = Array.from({ length: side }, (_, index) => index)
  return indices.map((row) => indices.map((column) => value(row, column)))
}

/**
 * @param {number[]} values
 * @returns {Matrix}
 */
export function square(values) {
  const side = Math.sqrt(values.length)
  return matrix(side, (row, column) => values[row * side + column])
}
