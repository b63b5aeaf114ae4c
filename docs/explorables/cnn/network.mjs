import { readWeights } from "./arithmetic.mjs"

/** @typedef {import("./arithmetic.mjs").Layer[]} Network */

/** @type {Promise<Network> | undefined} */
let network

/** The trained network, fetched when it is first asked for. */
export function fetchNetwork() {
  network ??= fetched()
  network.catch(() => (network = undefined)) // and again after a failure
  return network
}

/** @returns {Promise<Network>} */
async function fetched() {
  const answer = await fetch(new URL("weights.bin", import.meta.url))
  if (!answer.ok) throw new Error(answer.statusText)
  return readWeights(await answer.arrayBuffer())
}

/** @param {number} probability */
export const percent = (probability) => `${(probability * 100).toFixed(1)}%`

/**
 * The numbers of a picture as the network takes them.
 *
 * @param {ArrayLike<number>} pixels 0 to 255
 */
export const scaled = (pixels) => Float64Array.from(pixels, (value) => value / 255)
