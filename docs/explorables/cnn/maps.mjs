// The picture of all maps of a layer, in tiles.

import { paint } from "../lib/gallery.mjs"
import { mapOf } from "./arithmetic.mjs"

const COLUMNS = 8

/**
 * All maps of a layer.
 *
 * @param {HTMLCanvasElement | undefined} canvas
 * @param {Float64Array} values
 * @param {number} side
 */
export function drawMaps(canvas, values, side) {
  const count = values.length / side ** 2
  const maps = Array.from({ length: count }, (_, index) => mapOf(values, side, index))
  const largest = maps.map((map) => Math.max(...map) || 1)
  const tile = side + 2
  const width = COLUMNS * tile
  if (!canvas) return
  paint(canvas, width, (count / COLUMNS) * tile, (place) => {
    const [x, y] = [place % width, Math.floor(place / width)]
    const index = Math.floor(y / tile) * COLUMNS + Math.floor(x / tile)
    const [row, column] = [(y % tile) - 1, (x % tile) - 1]
    const isEdge = row < 0 || column < 0 || row >= side || column >= side
    return isEdge ? 0 : (maps[index][row * side + column] / largest[index]) * 255
  })
}

/**
 * Where one of all maps is in their picture.
 *
 * @param {number} index
 * @param {number} count
 */
export function tileOf(index, count) {
  const [width, height] = [100 / COLUMNS, (100 * COLUMNS) / count]
  const [left, top] = [(index % COLUMNS) * width, Math.floor(index / COLUMNS) * height]
  return `left: ${left}%; top: ${top}%; width: ${width}%; height: ${height}%`
}

/**
 * Which of all maps is there.
 *
 * @param {number} x in pixels of the page
 * @param {number} y
 * @param {number} width of the picture
 */
export function tileAt(x, y, width) {
  // At its edge a picture may be touched a little beyond it.
  const [row, column] = [y, x].map((at) => Math.max(Math.floor((at / width) * COLUMNS), 0))
  return row * COLUMNS + Math.min(column, COLUMNS - 1)
}
