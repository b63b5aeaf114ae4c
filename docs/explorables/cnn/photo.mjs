// A photo as the network wants it: what `prepare_photo` does, and Pillow for it, to the
// last bit, from the pixels that the browser has decoded and turned as EXIF says.

/** @typedef {{ data: Uint8Array | Uint8ClampedArray, width: number, height: number }} Picture */

// The constants of photo.py.
const WORKING_SIZE = 560
const BACKGROUND = 0.12
const LEAST_CONTRAST = 16
const SIDE = 28

/** Bits after the point, with which Pillow multiplies. */
const PRECISION = 22
const { fround } = Math

/**
 * A file of the reader's, prepared, or why it cannot be. Nothing is sent anywhere.
 *
 * @param {File} file
 */
export async function readPhoto(file) {
  try {
    const options = /** @type {const} */ ({ colorSpaceConversion: "none", premultiplyAlpha: "none" })
    const bitmap = await createImageBitmap(file, options) // turned as EXIF says
    const { width, height } = bitmap
    return preparePhoto({ data: pixelsOf(bitmap), width, height })
  } catch {
    return "unreadable"
  }
}

/**
 * Red, green, blue and alpha of each pixel. Not by a 2D canvas, which multiplies colours by
 * alpha and rounds them, unless there is nothing else.
 *
 * @param {ImageBitmap} bitmap
 */
function pixelsOf(bitmap) {
  const { width, height } = bitmap
  const gl = new OffscreenCanvas(1, 1).getContext("webgl")
  if (gl && Math.max(width, height) <= gl.getParameter(gl.MAX_TEXTURE_SIZE)) {
    const data = new Uint8Array(width * height * 4)
    const texture = gl.createTexture()
    gl.bindTexture(gl.TEXTURE_2D, texture)
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, bitmap)
    gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer())
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0)
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, data)
    return data
  }
  const canvas = new OffscreenCanvas(width, height)
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"))
  context.drawImage(bitmap, 0, 0)
  return context.getImageData(0, 0, width, height).data
}

/**
 * The image of 28x28, row by row, 0 to 255, or why there is none.
 *
 * @param {Picture} photo red, green, blue and alpha of each pixel
 * @returns {Uint8Array | "small" | "nothing"}
 */
export function preparePhoto(photo) {
  if (Math.max(photo.width, photo.height) < SIDE) return "small"
  const picture = thumbnail(photo)
  const light = garmentOnBlack(picture)
  const most = light.reduce((a, b) => Math.max(a, b))
  if (most < LEAST_CONTRAST) return "nothing"
  const visible = light.filter((value) => value > threshold(most)).sort()
  const strongest = percentile(visible, 0.99)
  const stretched = light.map((value) =>
    value < threshold(strongest) ? 0 : Math.min(value * fround(255 / strongest), 255),
  )
  return centred({ ...picture, data: Uint8Array.from(stretched, roundHalfToEven) }, stretched)
}

/** @param {number} most */
const threshold = (most) => fround(fround(BACKGROUND) * most)

/**
 * At most 560 pixels on each side, as `Image.thumbnail` makes it.
 *
 * @param {Picture} picture
 */
function thumbnail({ data, width, height }) {
  if (Math.max(width, height) <= WORKING_SIZE) return { data, width, height }
  const aspect = width / height
  const isWide = aspect >= 1
  const exact = isWide ? WORKING_SIZE / aspect : WORKING_SIZE * aspect
  const off = (/** @type {number} */ side) =>
    Math.abs(aspect - (isWide ? WORKING_SIZE / side : side / WORKING_SIZE))
  const [below, above] = [Math.floor(exact), Math.ceil(exact)]
  const other = Math.max(off(above) < off(below) ? above : below, 1)
  /** @type {[number, number]} */
  const size = isWide ? [WORKING_SIZE, other] : [other, WORKING_SIZE]
  // A colour counts as much as it covers: multiplied by alpha, and divided again.
  const covered = new Uint8Array(data)
  for (let at = 0; at < covered.length; at++) {
    const alpha = data[at | 3]
    if (alpha < 255 && at % 4 < 3) covered[at] = multiplied(covered[at], alpha)
  }
  const small = resize(reduced({ data: covered, width, height }, size), 4, size, cubic, 2)
  small.data.forEach((value, index) => {
    const alpha = small.data[index | 3]
    if (index % 4 < 3 && alpha > 0 && alpha < 255) {
      small.data[index] = Math.min(Math.floor((255 * value) / alpha), 255)
    }
  })
  return small
}

/**
 * Each pixel's distance in brightness from the background, which is at the edges.
 *
 * @param {Picture} picture
 */
function garmentOnBlack({ data, width, height }) {
  const count = width * height
  const alpha = Float32Array.from({ length: count }, (_, at) => data[4 * at + 3] / 255)
  const grey = Float32Array.from({ length: count }, (_, at) => brightness(data, 4 * at))
  if (alpha.some((one) => one < 1)) {
    // Behind a cut-out garment comes white paper or, for a white garment, black.
    let [shown, all] = [0, 0]
    for (let at = 0; at < count; at++) {
      shown += grey[at] * alpha[at]
      all += alpha[at]
    }
    const paper = shown / Math.max(all, 1) < 200 ? 255 : 0
    for (let at = 0; at < count; at++) {
      grey[at] = fround(grey[at] * alpha[at]) + fround(paper * fround(1 - alpha[at]))
    }
  }
  const column = (/** @type {number} */ x) => grey.filter((_, at) => at % width === x)
  const edges = [grey.subarray(0, width), grey.subarray(count - width), column(0), column(width - 1)]
  const edge = Float32Array.from(edges.flatMap((side) => [...side])).sort()
  const background = percentile(edge, 0.5)
  return grey.map((value) => Math.abs(value - background))
}

/**
 * Cut out, the longer side 28 pixels, the rest filled up with background.
 *
 * @param {Picture} grey
 * @param {Float32Array} light
 */
function centred(grey, light) {
  const { width: all, height: lines } = grey
  const [left, right] = extent(light, all, lines, (at) => at % all)
  const [top, bottom] = extent(light, lines, all, (at) => Math.floor(at / all))
  const isFound = right > 0 && bottom > 0
  const garment = isFound ? cut(grey, left, top, right - left, bottom - top) : grey
  const scale = SIDE / Math.max(garment.width, garment.height)
  const shrunk = (/** @type {number} */ side) => Math.max(1, roundHalfToEven(side * scale))
  const [width, height] = [shrunk(garment.width), shrunk(garment.height)]
  const small = resize(garment, 1, [width, height], lanczos, 3)
  const image = new Uint8Array(SIDE ** 2)
  const [above, before] = [SIDE - height, SIDE - width].map((rest) => Math.floor(rest / 2))
  for (let row = 0; row < height; row++) {
    const line = small.data.subarray(row * width, (row + 1) * width)
    image.set(line, (above + row) * SIDE + before)
  }
  return image
}

/**
 * From where to where more than one pixel in a hundred is garment: along rows or columns.
 *
 * @param {Float32Array} light
 * @param {number} count of lines
 * @param {number} length of a line
 * @param {(at: number) => number} lineOf
 */
function extent(light, count, length, lineOf) {
  const found = new Uint32Array(count)
  light.forEach((value, at) => (found[lineOf(at)] += value > 0 ? 1 : 0))
  const isGarment = (/** @type {number} */ pixels) => pixels / length > 0.01
  return [found.findIndex(isGarment), found.findLastIndex(isGarment) + 1]
}

/**
 * @param {Picture} picture
 * @param {number} left
 * @param {number} top
 * @param {number} width
 * @param {number} height
 */
function cut({ data, width: all }, left, top, width, height) {
  const pixel = (/** @type {unknown} */ _, /** @type {number} */ at) =>
    data[(top + Math.floor(at / width)) * all + left + (at % width)]
  return { data: Uint8Array.from({ length: width * height }, pixel), width, height }
}

/**
 * `Image.reduce`: the means of whole blocks first, where a picture becomes far smaller, down
 * to no less than twice the size.
 *
 * @param {Picture} picture red, green, blue and alpha
 * @param {[number, number]} size
 */
function reduced({ data, width, height }, [newWidth, newHeight]) {
  const across = Math.trunc(width / newWidth / 2) || 1
  const down = Math.trunc(height / newHeight / 2) || 1
  const [exactWidth, exactHeight] = [width / across, height / down]
  const [columns, rows] = [Math.ceil(exactWidth), Math.ceil(exactHeight)]
  const sums = new Float64Array(columns * rows * 4)
  for (let at = 0; at < data.length; at++) {
    const pixel = at >> 2
    const [row, column] = [Math.trunc(pixel / width / down), Math.trunc((pixel % width) / across)]
    sums[(row * columns + column) * 4 + (at & 3)] += data[at]
  }
  const means = Uint8Array.from(sums, (sum, at) => {
    const [row, column] = [Math.trunc((at >> 2) / columns), (at >> 2) % columns]
    // The last block of a line may be smaller.
    const pixels = Math.min(across, width - column * across) * Math.min(down, height - row * down)
    const part = Math.trunc(fround(2 ** 24 / pixels))
    return Math.trunc(((sum + (pixels >> 1)) * part) / 2 ** 24)
  })
  return { data: means, width: columns, height: rows, exactWidth, exactHeight }
}

/**
 * `Image.resize`, rounded to bytes after each direction: along rows first, but along columns
 * where the height loses more than twice what the width does.
 *
 * @param {Picture & { exactWidth?: number, exactHeight?: number }} picture
 * @param {number} channels
 * @param {readonly [number, number]} size
 * @param {(x: number) => number} filter
 * @param {number} reach how far it reaches
 */
function resize(picture, channels, [newWidth, newHeight], filter, reach) {
  const { data, width, height, exactWidth = width, exactHeight = height } = picture
  const across = weights(width, exactWidth / newWidth, newWidth, filter, reach)
  const down = weights(height, exactHeight / newHeight, newHeight, filter, reach)
  const lost = height - newHeight
  const columnsFirst = lost > 0 && lost > 2 * (width - newWidth)
  const turned = columnsFirst ? transposed(data, width, channels) : data
  const [first, second] = columnsFirst ? [down, across] : [across, down]
  const [length, other] = columnsFirst ? [height, width] : [width, height]
  const once = resample(turned, length, channels, first)
  const twice = resample(once, other, channels, second)
  const done = columnsFirst ? transposed(twice, newHeight, channels) : twice
  return { data: done, width: newWidth, height: newHeight }
}

/**
 * @param {ArrayLike<number>} data
 * @param {number} length of a line
 * @param {number} channels
 */
function transposed(data, length, channels) {
  const lines = data.length / (length * channels)
  return Uint8ClampedArray.from(data, (_, index) => {
    const place = Math.floor(index / channels)
    const at = (place % lines) * length + Math.floor(place / lines)
    return data[at * channels + (index % channels)]
  })
}

/**
 * Each line made shorter or longer; the lines become the columns.
 *
 * @param {ArrayLike<number>} data
 * @param {number} length of a line
 * @param {number} channels
 * @param {{ first: number, whole: Int32Array }[]} sums
 */
function resample(data, length, channels, sums) {
  const lines = data.length / (length * channels)
  const made = new Uint8ClampedArray(sums.length * lines * channels)
  sums.forEach(({ first, whole }, place) => {
    for (let line = 0; line < lines; line++) {
      const from = (line * length + first) * channels
      const to = (place * lines + line) * channels
      for (let channel = 0; channel < channels; channel++) {
        let sum = 1 << (PRECISION - 1)
        for (let one = 0; one < whole.length; one++) {
          sum += data[from + one * channels + channel] * whole[one]
        }
        made[to + channel] = sum >> PRECISION
      }
    }
  })
  return made
}

/**
 * Which pixels make each new one, and how much each counts, in whole numbers.
 *
 * @param {number} length
 * @param {number} scale
 * @param {number} newLength
 * @param {(x: number) => number} filter
 * @param {number} reach
 */
function weights(length, scale, newLength, filter, reach) {
  const stretch = Math.max(scale, 1)
  return Array.from({ length: newLength }, (_, place) => {
    const centre = (place + 0.5) * scale
    const first = Math.max(Math.trunc(centre - reach * stretch + 0.5), 0)
    const end = Math.min(Math.trunc(centre + reach * stretch + 0.5), length)
    const counts = Array.from({ length: end - first }, (_, one) =>
      filter((one + first - centre + 0.5) / stretch),
    )
    const all = counts.reduce((sum, count) => sum + count, 0)
    const whole = Int32Array.from(counts, (count) => {
      const exact = (count / all) * 2 ** PRECISION
      return Math.trunc(exact + (exact < 0 ? -0.5 : 0.5))
    })
    return { first, whole }
  })
}

/** @param {number} x */
function cubic(x) {
  const far = Math.abs(x)
  if (far < 1) return (1.5 * far - 2.5) * far * far + 1
  return far < 2 ? -0.5 * (((far - 5) * far + 8) * far - 4) : 0
}

/** @param {number} x */
function lanczos(x) {
  const sinc = (/** @type {number} */ y) => (y === 0 ? 1 : Math.sin(y * Math.PI) / (y * Math.PI))
  return Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0
}

/**
 * Grey of a colour, as Pillow has it.
 *
 * @param {ArrayLike<number>} data
 * @param {number} at
 */
function brightness(data, at) {
  return (data[at] * 19595 + data[at + 1] * 38470 + data[at + 2] * 7471 + 0x8000) >> 16
}

/**
 * One byte times another, of 255.
 *
 * @param {number} a
 * @param {number} b
 */
function multiplied(a, b) {
  const product = a * b + 128
  return ((product >> 8) + product) >> 8
}

/**
 * NumPy's, between the two nearest.
 *
 * @param {Float32Array} sorted
 * @param {number} part
 */
function percentile(sorted, part) {
  const place = (sorted.length - 1) * part
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return fround(below + (above - below) * (place % 1))
}

/** @param {number} value */
function roundHalfToEven(value) {
  const rounded = Math.round(value)
  return rounded - value === 0.5 && rounded % 2 ? rounded - 1 : rounded
}
