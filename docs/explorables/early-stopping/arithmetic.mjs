/**
 * What `EarlyStopping` of Keras does with these validation losses, epochs counted from 1.
 * A patience of 0 ends as 1 does. Nothing but a lower loss is an improvement.
 *
 * @param {number[]} losses one for each epoch that was planned
 * @param {number} patience
 */
export function earlyStopping(losses, patience) {
  let best = 1
  for (let epoch = 2; epoch <= losses.length; epoch++) {
    if (losses[epoch - 1] < losses[best - 1]) best = epoch
    else if (epoch - best >= patience) return { end: epoch, best, isStopped: true }
  }
  return { end: losses.length, best, isStopped: false }
}

/**
 * The epoch after which training ends, and the one whose weights the model then has.
 *
 * @param {number[]} losses
 * @param {number} patience
 * @param {boolean} restore
 * @returns {[end: number, kept: number]}
 */
export function ended(losses, patience, restore) {
  const { end, best } = earlyStopping(losses, patience)
  return [end, restore ? best : end]
}

/**
 * The epoch with the lowest of all losses, counted from 1.
 *
 * @param {number[]} losses
 */
export const lowest = (losses) => losses.indexOf(Math.min(...losses)) + 1

/** @param {number[]} values */
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
