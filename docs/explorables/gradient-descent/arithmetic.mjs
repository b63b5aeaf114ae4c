/** @typedef {[w1: number, w2: number]} Pair */
/** @typedef {"valley" | "diagonal" | "two"} Surface */
/** @typedef {"sgd" | "momentum" | "nesterov" | "rmsprop" | "adam"} Name */

/** What a step needs beside w and g. @typedef {{ rate: number, momentum: number }} Options */

/** Where a weight is, and what its optimizer remembers. @typedef {{ w: number, m: number, v: number }} Weight */

/**
 * After a step: the weights, the gradient that led there, and what is remembered.
 *
 * @typedef {{ w: Pair, g: Pair, m: Pair, v: Pair }} Place
 */

/** @type {Record<Surface, { loss(w: Pair): number, gradient(w: Pair): Pair }>} */
const SURFACES = {
  // Ten times as steep across as along.
  valley: {
    loss: ([w1, w2]) => 0.1 * w1 ** 2 + w2 ** 2,
    gradient: ([w1, w2]) => [0.2 * w1, 2 * w2],
  },
  // The same, turned by an eighth.
  diagonal: {
    loss: ([w1, w2]) => 0.05 * (w1 + w2) ** 2 + 0.5 * (w1 - w2) ** 2,
    gradient: ([w1, w2]) => [0.1 * (w1 + w2) + (w1 - w2), 0.1 * (w1 + w2) - (w1 - w2)],
  },
  // The left one is the deeper.
  two: {
    loss: ([w1, w2]) => 0.05 * (w1 ** 2 - 4) ** 2 + 0.2 * w1 + 0.5 + 0.5 * w2 ** 2,
    gradient: ([w1, w2]) => [0.2 * w1 * (w1 ** 2 - 4) + 0.2, w2],
  },
}

/**
 * @param {Surface} surface
 * @param {Pair} w
 */
export const loss = (surface, w) => SURFACES[surface].loss(w)

/**
 * @param {Surface} surface
 * @param {Pair} w
 */
export const gradient = (surface, w) => SURFACES[surface].gradient(w)

/** As in Keras. */
const RHO = 0.9
const BETA1 = 0.9
const BETA2 = 0.999
const EPSILON = 1e-7
export const CONSTANTS = { "ρ": RHO, "β1": BETA1, "β2": BETA2 }

/** Step t of each optimizer, as the functions of `ops.optimizers`, for one weight. */
const STEPS = {
  /** @type {Step} */
  sgd: ({ w, m, v }, g, { rate }) => ({ w: w - rate * g, m, v }),
  /** @type {Step} */
  momentum: ({ w, m, v }, g, { rate, momentum }) => {
    const moved = momentum * m - rate * g
    return { w: w + moved, m: moved, v }
  },
  /** @type {Step} */
  nesterov: ({ w, m, v }, g, { rate, momentum }) => {
    const moved = momentum * m - rate * g
    return { w: w + momentum * moved - rate * g, m: moved, v }
  },
  /** @type {Step} */
  rmsprop: ({ w, m, v }, g, { rate }) => {
    const size = RHO * v + (1 - RHO) * g ** 2
    return { w: w - (rate * g) / Math.sqrt(size + EPSILON), m, v: size }
  },
  /** @type {Step} */
  adam: ({ w, m, v }, g, { rate }, t) => {
    const mean = m + (1 - BETA1) * (g - m)
    const size = v + (1 - BETA2) * (g ** 2 - v)
    return { w: w - (rate * correction(t) * mean) / (Math.sqrt(size) + EPSILON), m: mean, v: size }
  },
}

/** @typedef {(weight: Weight, g: number, options: Options, t: number) => Weight} Step */

export const NAMES = /** @type {const} */ (["sgd", "momentum", "nesterov", "rmsprop", "adam"])

/** @param {Name} name */
export const usesMomentum = (name) => name === "momentum" || name === "nesterov"

/**
 * What makes up for the means of Adam that begin at 0.
 *
 * @param {number} t
 */
export const correction = (t) => Math.sqrt(1 - BETA2 ** t) / (1 - BETA1 ** t)

/** Above this loss a path ends. */
export const ENDLESS = 1e6

/**
 * The places that an optimizer comes to, the start first; `tilts` has one for each step.
 *
 * @param {Name} name
 * @param {Surface} surface
 * @param {Pair} start
 * @param {Options} options
 * @param {Pair[]} tilts
 */
export function path(name, surface, start, options, tilts) {
  const step = STEPS[name]
  /** @type {Place[]} */
  const places = [{ w: start, g: [0, 0], m: [0, 0], v: [0, 0] }]
  for (const [index, tilt] of tilts.entries()) {
    const { w, m, v } = places[index]
    if (loss(surface, w) > ENDLESS) break
    const slope = gradient(surface, w)
    const g = /** @type {Pair} */ ([slope[0] + tilt[0], slope[1] + tilt[1]])
    const [one, two] = [0, 1].map((i) => step({ w: w[i], m: m[i], v: v[i] }, g[i], options, index + 1))
    places.push({ w: [one.w, two.w], g, m: [one.m, two.m], v: [one.v, two.v] })
  }
  return places
}

/**
 * @param {Parameters<typeof path>} given
 */
export const weights = (...given) => path(...given).map(({ w }) => w)

/** How many images the training set has, and how much each tilts the surface. */
export const IMAGES = 16
const TILT = 1.5

/**
 * By how much the gradient of each mini-batch differs from that of all images. Each image
 * tilts the surface towards a side of its own, all together not at all. They are shuffled
 * before each epoch, always alike from the same seed.
 *
 * @param {number} size images in a batch
 * @param {number} seed
 * @param {number} steps
 */
export function batchTilts(size, seed, steps) {
  /** @type {Pair[]} */
  const tilts = []
  const random = generator(seed)
  while (tilts.length < steps) {
    const order = shuffled(IMAGES, random)
    for (let first = 0; first < IMAGES; first += size) {
      const angles = order.slice(first, first + size).map((image) => (2 * Math.PI * image) / IMAGES)
      const mean = (/** @type {(angle: number) => number} */ of) =>
        size === IMAGES ? 0 : (TILT * angles.reduce((sum, angle) => sum + of(angle), 0)) / size
      tilts.push([mean(Math.cos), mean(Math.sin)])
    }
  }
  return tilts.slice(0, steps)
}

/**
 * 0 to count − 1 in random order (Fisher and Yates).
 *
 * @param {number} count
 * @param {() => number} random
 */
function shuffled(count, random) {
  const order = Array.from({ length: count }, (_, index) => index)
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[order[last], order[other]] = [order[other], order[last]]
  }
  return order
}

/**
 * Numbers from 0 to 1, the same from the same seed: mulberry32, since Math.random takes none.
 *
 * @param {number} seed
 */
function generator(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * What of the straight way between two places lies within a rectangle around 0: its two
 * ends, or nothing. From each side follows which share of the way lies within.
 *
 * @param {Pair} from
 * @param {Pair} to
 * @param {Pair} far the largest w1 and w2; the smallest are their opposites
 * @returns {[Pair, Pair] | []}
 */
export function within(from, to, far) {
  let [enters, leaves] = [0, 1]
  for (const i of [0, 1]) {
    const shares = [-far[i], far[i]].map((edge) => (edge - from[i]) / (to[i] - from[i]))
    enters = Math.max(enters, Math.min(...shares))
    leaves = Math.min(leaves, Math.max(...shares))
  }
  const at = (/** @type {number} */ share) =>
    /** @type {Pair} */ ([0, 1].map((i) => from[i] + share * (to[i] - from[i])))
  if (!(enters < leaves)) return []
  return [enters > 0 ? at(enters) : from, leaves < 1 ? at(leaves) : to]
}

/**
 * Where the loss is just `level`: short straight pieces, through the triangles of a grid.
 *
 * @param {Surface} surface
 * @param {number} level
 * @param {Pair} far the largest w1 and w2; the smallest are their opposites
 * @param {number} cells across
 */
export function contour(surface, level, far, cells) {
  const size = (2 * far[0]) / cells
  const rows = Math.round((2 * far[1]) / size)
  const corner = (/** @type {number} */ column, /** @type {number} */ row) => {
    const w = /** @type {Pair} */ ([size * column - far[0], size * row - far[1]])
    return { w, above: loss(surface, w) - level }
  }
  /** @type {[Pair, Pair][]} */
  const pieces = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < cells; column++) {
      const [a, b] = [corner(column, row), corner(column + 1, row + 1)]
      for (const c of [corner(column + 1, row), corner(column, row + 1)]) {
        const crossings = [[a, b], [b, c], [c, a]].filter(([p, q]) => p.above > 0 !== q.above > 0)
        if (!crossings.length) continue
        const [from, to] = crossings.map(([p, q]) => {
          const share = p.above / (p.above - q.above)
          return /** @type {Pair} */ ([0, 1].map((i) => p.w[i] + share * (q.w[i] - p.w[i])))
        })
        pieces.push([from, to])
      }
    }
  }
  return pieces
}
