/** How steep leaky ReLU is below 0, in `ops` and in Keras by name. */
const NEGATIVE_SLOPE = 0.2

const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z))

/** Each function beside its slope, as in `ops.activations`; at 0 as Keras takes it. */
const FUNCTIONS = {
  sigmoid: { at: sigmoid, slope: (/** @type {number} */ z) => sigmoid(z) * (1 - sigmoid(z)) },
  tanh: { at: Math.tanh, slope: (/** @type {number} */ z) => 1 - Math.tanh(z) ** 2 },
  relu: {
    at: (/** @type {number} */ z) => Math.max(z, 0),
    slope: (/** @type {number} */ z) => (z > 0 ? 1 : 0),
  },
  leaky_relu: {
    at: (/** @type {number} */ z) => (z > 0 ? z : NEGATIVE_SLOPE * z),
    slope: (/** @type {number} */ z) => (z > 0 ? 1 : NEGATIVE_SLOPE),
  },
}

/** @typedef {keyof typeof FUNCTIONS} Name */

export const NAMES = /** @type {const} */ (["sigmoid", "tanh", "relu", "leaky_relu"])

/**
 * @param {Name} name
 * @param {number} z
 */
export const activation = (name, z) => FUNCTIONS[name].at(z)

/**
 * @param {Name} name
 * @param {number} z
 */
export const slope = (name, z) => FUNCTIONS[name].slope(z)

/**
 * Layers of one neuron each: the first has the sum z, each later one is given the output
 * before it times `weight`. For each layer its slope there, and the gradient of its output
 * at z: the product of all slopes and weights so far.
 *
 * @param {Name} name
 * @param {number} z
 * @param {number} weight
 * @param {number} layers
 * @returns {[slope: number, gradient: number][]}
 */
export function chain(name, z, weight, layers) {
  /** @type {[slope: number, gradient: number][]} */
  const found = [[slope(name, z), slope(name, z)]]
  let sum = z
  while (found.length < layers) {
    sum = weight * activation(name, sum)
    const here = slope(name, sum)
    found.push([here, found[found.length - 1][1] * weight * here])
  }
  return found
}
