// Does the arithmetic of a piece give the numbers that `ops` gives? tests/test_explorables.py
// writes what is to be called and what comes out: [{ call, given, gives }, ...].
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"

const { PIECE, CASES } = process.env
const arithmetic = await import(`./${PIECE}/arithmetic.mjs`)

for (const [index, { call, given, gives }] of JSON.parse(readFileSync(CASES, "utf8")).entries()) {
  test(`${PIECE} ${index}: ${call}`, () => same(arithmetic[call](...given), gives, call))
}

function same(found, expected, place) {
  if (!Array.isArray(expected)) {
    const near = Math.abs(found - expected) <= 1e-12 * Math.max(1, Math.abs(expected))
    return assert.ok(near, `${place}: ${found}, not ${expected}`)
  }
  assert.equal(found.length, expected.length, place)
  expected.forEach((value, index) => same(found[index], value, `${place}[${index}]`))
}
