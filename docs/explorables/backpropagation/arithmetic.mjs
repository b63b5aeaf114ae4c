// The network of `ops.train_xor(hidden=2)`: two inputs, two hidden neurons with tanh, one
// output with the sigmoid, the binary cross-entropy as its loss.
//
// Its nine parameters are one list, in the order of NAMES.

/** What a name says: w21 leads from input 2 to hidden neuron 1, v2 from there to the output. */
export const NAMES = /** @type {const} */ (["w11", "w12", "w21", "w22", "b1", "b2", "v1", "v2", "c"])

/** The four examples: two inputs and the target. */
export const EXAMPLES = /** @type {const} */ ([
  [0, 0, 0],
  [0, 1, 1],
  [1, 0, 1],
  [1, 1, 0],
])

/** @typedef {readonly [x1: number, x2: number, y: number]} Example */
/** @typedef {Record<string, number>} Values by their names: s1, a1, dv1 for ∂L/∂v1 */

/** What Keras and `ops` clip a probability to before the logarithm. */
const EPSILON = 1e-7

/**
 * Forward through the network, every number by its name.
 *
 * @param {number[]} parameters
 * @param {readonly number[]} inputs
 * @returns {Values}
 */
export function forward(parameters, [x1, x2]) {
  const [w11, w12, w21, w22, b1, b2, v1, v2, c] = parameters
  const s1 = x1 * w11 + x2 * w21 + b1
  const s2 = x1 * w12 + x2 * w22 + b2
  const a1 = Math.tanh(s1)
  const a2 = Math.tanh(s2)
  const s = a1 * v1 + a2 * v2 + c
  const p = 1 / (1 + Math.exp(-s))
  return { w11, w12, w21, w22, b1, b2, v1, v2, c, x1, x2, s1, a1, s2, a2, s, p }
}

/**
 * Forward and back again for one example: beside its values, its loss L and the slope of L
 * along each, which has a d before its name.
 *
 * @param {number[]} parameters
 * @param {Example} example
 * @returns {Values}
 */
export function backward(parameters, example) {
  const values = forward(parameters, example)
  const y = example[2]
  const { x1, x2, a1, a2, v1, v2, p } = values
  const L = crossEntropy(p, y)
  const ds = p - y
  const da1 = ds * v1
  const ds1 = da1 * (1 - a1 ** 2)
  const da2 = ds * v2
  const ds2 = da2 * (1 - a2 ** 2)
  return {
    ...values,
    ...{ y, L, ds, dv1: ds * a1, dv2: ds * a2, dc: ds, da1, ds1, da2, ds2 },
    ...{ dw11: ds1 * x1, dw21: ds1 * x2, db1: ds1 },
    ...{ dw12: ds2 * x1, dw22: ds2 * x2, db2: ds2 },
  }
}

/**
 * @param {number} p
 * @param {number} y
 */
function crossEntropy(p, y) {
  const clipped = Math.min(Math.max(p, EPSILON), 1 - EPSILON)
  return y ? -Math.log(clipped) : -Math.log(1 - clipped)
}

/**
 * The loss of one example.
 *
 * @param {number[]} parameters
 * @param {Example} example
 */
export const loss = (parameters, example) => backward(parameters, example).L

/**
 * The slopes of the loss of one example along the nine parameters.
 *
 * @param {number[]} parameters
 * @param {Example} example
 */
export function gradient(parameters, example) {
  const values = backward(parameters, example)
  return NAMES.map((name) => values[`d${name}`])
}

/**
 * The mean loss of the four examples.
 *
 * @param {number[]} parameters
 */
export const meanLoss = (parameters) =>
  mean(EXAMPLES.map((example) => loss(parameters, example)))

/**
 * The probabilities of a 1 for 00, 01, 10 and 11.
 *
 * @param {number[]} parameters
 */
export const probabilities = (parameters) =>
  EXAMPLES.map((example) => forward(parameters, example).p)

/**
 * The parameters after some steps of gradient descent, each over all four examples, as
 * `ops.train_xor` takes them. The biases are 0 at first.
 *
 * @param {number[][]} start the weights of the hidden layer and of the output
 * @param {number} steps
 */
export function train([hidden, output], steps) {
  let parameters = [...hidden, 0, 0, ...output, 0]
  for (let step = 0; step < steps; step++) {
    const gradients = EXAMPLES.map((example) => gradient(parameters, example))
    parameters = parameters.map(
      (parameter, index) => parameter - mean(gradients.map((one) => one[index])),
    )
  }
  return parameters
}

/** @param {number[]} values */
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/**
 * Where the network says 1, in the square from `low` to `high`: what lies above p = 0.5 of
 * each cell of a grid, and the pieces of the line between. Points are x1, x2.
 *
 * @param {number[]} parameters
 * @param {number} low
 * @param {number} high
 * @param {number} cells along a side
 */
export function decision(parameters, low, high, cells) {
  const at = (/** @type {number} */ index) => low + ((high - low) * index) / cells
  const scores = Array.from({ length: cells + 1 }, (_, row) =>
    Array.from({ length: cells + 1 }, (_, column) => forward(parameters, [at(column), at(row)]).s),
  )
  /** @type {[x1: number, x2: number][][]} */
  const areas = []
  /** @type {[x1: number, x2: number][][]} */
  const line = []
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      /** @type {[x1: number, x2: number][]} */
      const area = []
      /** @type {[x1: number, x2: number][]} */
      const crossings = []
      CORNERS.forEach(([right, up], index) => {
        const [nextRight, nextUp] = CORNERS[(index + 1) % 4]
        const score = scores[row + up][column + right]
        const next = scores[row + nextUp][column + nextRight]
        if (score > 0) area.push([at(column + right), at(row + up)])
        if (score > 0 === next > 0) return
        // A straight line between the two corners is 0 there.
        const share = score / (score - next)
        const x1 = at(column + right + (nextRight - right) * share)
        const x2 = at(row + up + (nextUp - up) * share)
        area.push([x1, x2])
        crossings.push([x1, x2])
      })
      if (area.length) areas.push(area)
      for (let pair = 0; pair < crossings.length; pair += 2) line.push(crossings.slice(pair, pair + 2))
    }
  }
  return { areas, line }
}

/** Around a cell: right, up. */
const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]
