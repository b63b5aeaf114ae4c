// Is the network in the page that of Keras, and a photo that of Pillow? tests/test_live_cnn.py
// writes what is given and what comes out.
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"

import { forward, readWeights } from "./arithmetic.mjs"
import { scaled } from "./network.mjs"
import { preparePhoto } from "./photo.mjs"

const { FOLDER } = process.env
const read = (name) => readFileSync(`${FOLDER}/${name}`)
const json = (name) => JSON.parse(read(name))
const furthest = (found, expected) =>
  expected.reduce((most, value, index) => Math.max(most, Math.abs(value - found[index])), 0)

if (FOLDER.endsWith("network")) {
  const images = new Uint8Array(read("images"))
  const image = (index) => scaled(images.subarray(index * 784, (index + 1) * 784))

  test("the outputs of each layer are those of Keras", () => {
    const weights = json("layers.json").map(({ kernel, bias }) => ({
      kernel: Float64Array.from(kernel),
      bias: Float64Array.from(bias),
    }))
    for (const [index, outputs] of json("outputs.json").entries()) {
      const found = forward(weights, image(index))
      for (const [layer, expected] of Object.entries(outputs)) {
        assert.equal(found[layer].length, expected.length)
        const largest = Math.max(1, ...expected)
        assert.ok(furthest(found[layer], expected) <= 1e-5 * largest, `${layer} of ${index}`)
      }
    }
  })

  test("in 8 bits the class stays the same", () => {
    const layers = readWeights(new Uint8Array(read("weights")).buffer)
    const classes = read("classes")
    let same = 0
    for (const [index, expected] of classes.entries()) {
      const { output } = forward(layers, image(index))
      if (output.indexOf(Math.max(...output)) === expected) same++
    }
    assert.ok(same > 0.999 * classes.length, `${same} of ${classes.length}`)
    console.log(`same ${same} of ${classes.length}`)
  })
} else {
  for (const { name, width, height, gives } of json("photos.json")) {
    test(name, () => {
      const found = preparePhoto({ data: new Uint8Array(read(`${name}.rgba`)), width, height })
      if (typeof gives === "string") return assert.equal(found, gives)
      assert.ok(furthest(found, gives) <= 1, `${furthest(found, gives)}`)
    })
  }
}
