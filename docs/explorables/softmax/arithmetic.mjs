/**
 * As `ops.softmax`: only the gaps count, so the largest score is subtracted first.
 *
 * @param {number[]} scores
 * @param {number} temperature
 */
export function softmax(scores, temperature) {
  const largest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp((score - largest) / temperature))
  const sum = total(powers)
  return powers.map((power) => power / sum)
}

/**
 * As `ops.sigmoid`.
 *
 * @param {number[]} scores
 */
export function sigmoid(scores) {
  return scores.map((score) => 1 / (1 + Math.exp(-score)))
}

/** What Keras and `ops` clip a probability to before the logarithm. */
export const EPSILON = 1e-7

/**
 * The loss where the class of this index is the right one, as `ops.cross_entropy`.
 *
 * @param {number} right
 * @param {number[]} probabilities
 */
export function crossEntropy(right, probabilities) {
  return -Math.log(Math.min(Math.max(probabilities[right], EPSILON), 1 - EPSILON))
}

/** @param {number[]} values */
export function total(values) {
  return values.reduce((sum, value) => sum + value, 0)
}
