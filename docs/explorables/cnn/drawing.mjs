// A drawing in the address: 784 digits are much, but most stand in long runs. Of the digits
// the letters a to j, each after the length of its run: 56a10j.

/** Trousers, so that one sees at once how a garment fills the image. */
const TROUSERS = `56a${"9a10j9a".repeat(6)}${"9a4j2a4j9a".repeat(18)}56a`

/** @param {string} text */
function read(text) {
  if (!/^(\d{0,3}[a-j])+$/.test(text)) return undefined
  const letters = text.replace(/(\d*)([a-j])/g, (_, count, one) => one.repeat(Number(count || 1)))
  return letters.length === 784 ? Array.from(letters, (one) => parseInt(one, 20) - 10) : undefined
}

/** @param {number[]} levels */
function write(levels) {
  const letters = levels.map((level) => (level + 10).toString(20)).join("")
  return letters.replace(/(.)\1*/g, (run) => (run.length > 1 ? run.length : "") + run[0])
}

/** A field of 28x28 levels of ink, 0 to 9. */
export const drawing = { initial: /** @type {number[]} */ (read(TROUSERS)), read, write }
