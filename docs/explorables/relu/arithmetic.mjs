// A network with one input, three hidden neurons with ReLU and one output. Hidden neuron i
// computes relu(x − kink), the output adds up weights times these, and its bias.

/** @typedef {number[]} Output its bias, then its weights */

const relu = (/** @type {number} */ z) => Math.max(z, 0)

/**
 * @param {number} x
 * @param {number[]} kinks
 * @param {Output} output
 */
export function predict(x, kinks, [bias, ...weights]) {
  return kinks.reduce((sum, kink, index) => sum + weights[index] * relu(x - kink), bias)
}

/**
 * The output with the smallest mean squared error at the points.
 *
 * @param {number[]} xs
 * @param {number[]} ys
 * @param {number[]} kinks
 * @returns {Output}
 */
export function fit(xs, ys, kinks) {
  const hidden = kinks.map((kink) => xs.map((x) => relu(x - kink)))
  return leastSquares([xs.map(() => 1), ...hidden], ys)
}

/**
 * What the network gives at each point once it is fitted.
 *
 * @param {number[]} xs
 * @param {number[]} ys
 * @param {number[]} kinks
 */
export function fitted(xs, ys, kinks) {
  const output = fit(xs, ys, kinks)
  return xs.map((x) => predict(x, kinks, output))
}

/**
 * The straight line with the smallest error: all that three neurons can do without ReLU.
 *
 * @param {number[]} xs
 * @param {number[]} ys
 */
export function straight(xs, ys) {
  const [bias, slope] = leastSquares([xs.map(() => 1), xs], ys)
  return xs.map((x) => bias + slope * x)
}

/**
 * @param {number[]} found
 * @param {number[]} expected
 */
export function meanSquaredError(found, expected) {
  const squares = found.map((value, index) => (value - expected[index]) ** 2)
  return dot(squares, squares.map(() => 1)) / squares.length
}

/** How much better another choice of kinks must be to count: more than rounding. */
const BETTER = 1e-9

/**
 * Of all choices of three from `places` the one with the smallest error, the first of equals.
 *
 * @param {number[]} xs
 * @param {number[]} ys
 * @param {number[]} places in rising order
 */
export function bestKinks(xs, ys, places) {
  let best = places.slice(0, 3)
  let smallest = Infinity
  for (let one = 0; one < places.length; one++) {
    for (let two = one + 1; two < places.length; two++) {
      for (let three = two + 1; three < places.length; three++) {
        const kinks = [places[one], places[two], places[three]]
        const error = meanSquaredError(fitted(xs, ys, kinks), ys)
        if (error >= smallest - BETTER) continue
        best = kinks
        smallest = error
      }
    }
  }
  return best
}

/** What is left of a column, as a share of it, when the ones before it can replace it. */
const NOTHING = 1e-9

/**
 * By which numbers to multiply the columns so that their sum comes as near to `ys` as it
 * can (Gram-Schmidt). A column that the ones before it can replace gets 0.
 *
 * @param {number[][]} columns
 * @param {number[]} ys
 */
function leastSquares(columns, ys) {
  /** Orthogonal columns of length 1, and what they are made of. @type {[number[], number[]][]} */
  const basis = []
  columns.forEach((column, index) => {
    let rest = column
    let made = columns.map((_, other) => Number(other === index))
    for (const [unit, parts] of basis) {
      const share = dot(unit, rest)
      rest = rest.map((value, row) => value - share * unit[row])
      made = made.map((value, part) => value - share * parts[part])
    }
    const length = Math.sqrt(dot(rest, rest))
    if (length <= NOTHING * Math.sqrt(dot(column, column))) return
    basis.push([rest.map((value) => value / length), made.map((value) => value / length)])
  })
  return columns.map((_, index) =>
    basis.reduce((sum, [unit, parts]) => sum + dot(unit, ys) * parts[index], 0),
  )
}

/**
 * @param {number[]} a
 * @param {number[]} b
 */
function dot(a, b) {
  return a.reduce((sum, value, index) => sum + value * b[index], 0)
}
