// The forward pass of the book's network, as `ops.forward` and Keras have it.

/** @typedef {{ kernel: Float64Array, bias: Float64Array }} Layer */
/** @typedef {"conv_1" | "conv_2"} Convolution */

/** Weights of a neuron or filter, and how many of them, in each layer that has weights. */
const LAYERS = /** @type {const} */ ([
  [9, 32],
  [9 * 32, 64],
  [7 * 7 * 64, 100],
  [100, 10],
])
const SIDE = 28
const SIZE = 3

/**
 * The layers in the file that docs/pieces.py writes: for each layer a scale and a bias for
 * each filter or neuron, 32 bits each; then all weights, in 8 bits, to be scaled.
 *
 * @param {ArrayBuffer} buffer
 * @returns {Layer[]}
 */
export function readWeights(buffer) {
  const numbers = LAYERS.reduce((sum, [, count]) => sum + 2 * count, 0)
  const floats = new Float32Array(buffer, 0, numbers)
  const steps = new Int8Array(buffer, floats.byteLength)
  let [float, step] = [0, 0]
  return LAYERS.map(([inputs, count]) => {
    const scale = floats.subarray(float, (float += count))
    const bias = Float64Array.from(floats.subarray(float, (float += count)))
    const whole = steps.subarray(step, (step += inputs * count))
    const kernel = Float64Array.from(whole, (value, index) => value * scale[index % count])
    return { kernel, bias }
  })
}

/**
 * The network with another kernel and bias in the place of those of a filter of `conv_1`.
 *
 * @param {Layer[]} layers
 * @param {number} filter
 * @param {ArrayLike<number>} kernel
 * @param {number} bias
 */
export function withKernel([{ kernel: old, bias: biases }, ...others], filter, kernel, bias) {
  const count = biases.length
  const isIts = (/** @type {number} */ index) => index % count === filter
  return [
    {
      kernel: old.map((weight, index) => (isIts(index) ? kernel[(index - filter) / count] : weight)),
      bias: biases.with(filter, bias),
    },
    ...others,
  ]
}

/**
 * The outputs of the layers, by name. A layer of maps is row by row, the maps of a place
 * side by side.
 *
 * @param {Layer[]} layers
 * @param {ArrayLike<number>} image 28x28 numbers from 0 to 1
 */
export function forward([conv1, conv2, hidden, output], image) {
  const conv_1 = relu(convolve(image, SIDE, conv1))
  const pool_1 = maxPool(conv_1, SIDE)
  const conv_2 = relu(convolve(pool_1, SIDE / 2, conv2))
  const pool_2 = maxPool(conv_2, SIDE / 2)
  const found = relu(dense(pool_2, hidden))
  return { conv_1, pool_1, conv_2, pool_2, hidden: found, output: softmax(dense(found, output)) }
}

/**
 * One map of a layer.
 *
 * @param {ArrayLike<number>} values of all maps
 * @param {number} side
 * @param {number} filter
 */
export function mapOf(values, side, filter) {
  const filters = values.length / side ** 2
  return Array.from({ length: side ** 2 }, (_, place) => values[place * filters + filter])
}

/**
 * The first and the last row, or column, that a number in this row, or column, of a map
 * depends on, as if the image went on beyond its edges.
 *
 * @param {Convolution} layer
 * @param {number} index
 * @returns {[first: number, last: number]}
 */
export function receptiveField(layer, index) {
  // Before the second convolution each number comes from two rows.
  return layer === "conv_1" ? [index - 1, index + 1] : [2 * index - 3, 2 * index + 4]
}

/**
 * The same within the image.
 *
 * @param {Convolution} layer
 * @param {number} index
 */
export function seen(layer, index) {
  return receptiveField(layer, index).map((pixel) => Math.min(Math.max(pixel, 0), SIDE - 1))
}

/**
 * A 3x3 convolution, stride 1, padding "same".
 *
 * @param {ArrayLike<number>} input
 * @param {number} side
 * @param {Layer} layer
 */
export function convolve(input, side, layer) {
  const channels = input.length / side ** 2
  const output = new Float64Array(side ** 2 * layer.bias.length)
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const sums = new Sums(layer)
      for (let place = 0; place < SIZE ** 2; place++) {
        const y = row + Math.floor(place / SIZE) - 1
        const x = column + (place % SIZE) - 1
        if (y < 0 || x < 0 || y >= side || x >= side) continue
        sums.add(input, (y * side + x) * channels, channels, place * channels)
      }
      sums.write(output, (row * side + column) * layer.bias.length)
    }
  }
  return output
}

/**
 * @param {ArrayLike<number>} input
 * @param {Layer} layer
 */
export function dense(input, layer) {
  const output = new Float64Array(layer.bias.length)
  const sums = new Sums(layer)
  sums.add(input, 0, input.length, 0)
  sums.write(output, 0)
  return output
}

/** The weighted sums of one place, for all filters or neurons of a layer. */
class Sums {
  /** Of the inputs that are not 0, as half are: value, and where its weights begin. */
  static values = new Float64Array(LAYERS[2][0])
  static places = new Int32Array(LAYERS[2][0])
  #count = 0

  /** @param {Layer} layer */
  constructor({ kernel, bias }) {
    this.kernel = kernel
    this.bias = bias
  }

  /**
   * @param {ArrayLike<number>} input
   * @param {number} from
   * @param {number} count
   * @param {number} first the row of the kernel for the first of them
   */
  add(input, from, count, first) {
    for (let index = 0; index < count; index++) {
      if (input[from + index] === 0) continue
      Sums.values[this.#count] = input[from + index]
      Sums.places[this.#count++] = (first + index) * this.bias.length
    }
  }

  /**
   * Four at a time, which takes half as long as one by one. What is beyond the last of ten
   * falls beyond the array, too.
   *
   * @param {Float64Array} output
   * @param {number} at
   */
  write(output, at) {
    const { kernel, bias } = this
    const { values, places } = Sums
    const count = this.#count
    for (let one = 0; one < bias.length; one += 4) {
      let [a, b, c, d] = [bias[one], bias[one + 1], bias[one + 2], bias[one + 3]]
      for (let index = 0; index < count; index++) {
        const value = values[index]
        const weight = places[index] + one
        a += value * kernel[weight]
        b += value * kernel[weight + 1]
        c += value * kernel[weight + 2]
        d += value * kernel[weight + 3]
      }
      output[at + one] = a
      output[at + one + 1] = b
      output[at + one + 2] = c
      output[at + one + 3] = d
    }
  }
}

/**
 * The largest of each 2x2.
 *
 * @param {Float64Array} input
 * @param {number} side
 */
export function maxPool(input, side) {
  const filters = input.length / side ** 2
  const half = side / 2
  const output = new Float64Array(half ** 2 * filters)
  for (let index = 0; index < output.length; index++) {
    const place = Math.floor(index / filters)
    const top = 2 * (Math.floor(place / half) * side + (place % half)) * filters + (index % filters)
    const below = top + side * filters
    output[index] = Math.max(input[top], input[top + filters], input[below], input[below + filters])
  }
  return output
}

/** @param {Float64Array} values */
const relu = (values) => values.map((value) => Math.max(value, 0))

/** @param {Float64Array} scores */
function softmax(scores) {
  const powers = scores.map((score) => Math.exp(score - Math.max(...scores)))
  const sum = powers.reduce((all, power) => all + power)
  return powers.map((power) => power / sum)
}
