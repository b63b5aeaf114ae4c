/**
 * How far two images are apart: the root of the sum of the squared differences of their
 * pixels, as `np.linalg.norm` has it.
 *
 * @param {ArrayLike<number>} one
 * @param {ArrayLike<number>} other
 */
export function distance(one, other) {
  let sum = 0
  for (let pixel = 0; pixel < one.length; pixel++) sum += (one[pixel] - other[pixel]) ** 2
  return Math.sqrt(sum)
}
