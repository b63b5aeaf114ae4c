/**
 * The function, keeping its last result for as long as it is given the same again.
 *
 * @template {unknown[]} Given
 * @template Result
 * @param {(...given: Given) => Result} compute
 * @returns {(...given: Given) => Result}
 */
export function kept(compute) {
  /** @type {{ given: Given, result: Result } | undefined} */
  let last
  return (...given) => {
    const isSame = last?.given.every((one, index) => Object.is(one, given[index]))
    if (!last || !isSame) last = { given, result: compute(...given) }
    return last.result
  }
}
