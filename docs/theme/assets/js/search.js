// The search of Material, and what it lacks.

// The index is large, and most pages are read without it: Material asks for it with each
// page, and gets it when the search is used. The pages of the other language, which it
// looks for in sitemaps, each page names itself.
const { base } = JSON.parse(document.getElementById("__config").textContent)
const ownSitemap = new URL("sitemap.xml", new URL(base, location)).href
const { open: openRequest, send: sendRequest } = XMLHttpRequest.prototype
const searched = new Promise((resolve) => {
  const asks = new URL(location).searchParams
  if (asks.has("q") || asks.has("h")) resolve() // a search, or its words to be marked
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches("[data-md-component=search-query]")) resolve()
  })
})
XMLHttpRequest.prototype.open = function (method, url, ...rest) {
  openRequest.call(this, method, url, ...rest)
  const { href } = new URL(url, location)
  if (href.endsWith("/search_index.json")) {
    this.send = () => searched.then(() => sendRequest.call(this))
  }
  if (href.endsWith("/sitemap.xml") && href !== ownSitemap) this.send = () => {}
}

// What is typed is searched in a better form.
const { postMessage: postToWorker } = Worker.prototype
let pagesByName, pagesByBeginning, allWords
Worker.prototype.postMessage = function (message, ...rest) {
  const { data } = message
  if (data?.docs) {
    pagesByName = new Map(Object.entries(data.config.names))
    pagesByBeginning = Object.entries(data.config.beginnings)
    allWords = JSON.stringify(data.docs).toLowerCase()
  }
  const better = typeof data === "string" ? { ...message, data: inBetterForm(data) } : message
  return postToWorker.call(this, better, ...rest)
}

// A page opened from the results marks the words that led there; its number is no word.
document.addEventListener("click", ({ target }) => {
  const link = target.closest(".md-search-result a")
  if (!link) return
  const url = new URL(link.href)
  const marked = url.searchParams.get("h")?.replace(/\bn\d+\b/, "").trim()
  if (marked) url.searchParams.set("h", marked)
  else url.searchParams.delete("h")
  link.href = url
}, true)

function inBetterForm(text) {
  const page = pageOfName(text)
  const first = page === undefined ? "" : `tags:n${page}^1 `
  const words = text.replace(/\b(fl|fmnist_learn)\./g, "").replace(/\S+/g, orNearly)
  return first + (wordsOfMessage(text) || words)
}

// An error message, typed or pasted, is no search for a word. To the search engine each
// word stands for all that begin with it, so that "a list" finds nearly every page; signs
// such as ^ ~ + - are operators, and one that it cannot read finds nothing at all. So the
// words of a message are searched as they are, in the text of the pages.
function wordsOfMessage(text) {
  const last = text.split(/(?=\b\w*(?:Error|Warning|Exception): )/).pop() // of a traceback
  const words = last.match(/[\p{L}\p{N}]+/gu) ?? []
  const isMessage =
    last !== text ||
    /^\w*(?:Error|Warning|Exception): /.test(last) ||
    words.filter((word) => /^[a-z]+$/i.test(word)).length > 3
  return isMessage && [...new Set(words)].map((word) => `text:${word}^1`).join(" ")
}

// The page that a name belongs to, whatever its case, spaces and hyphens. A name of the
// code may be an operation, and half typed; one in Korean may have a particle; and what has
// a word of no page may have a wrong letter.
function pageOfName(text) {
  const name = text.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")
  const all = [...pagesByName.keys()]
  const isCode = /\w_|^fl\.\w/.test(text)
  return (
    (isCode ? pagesByName.get(`ops${name}`) : undefined) ??
    pagesByName.get(name) ??
    (isCode ? pagesByName.get(all.find((other) => other.startsWith(name))) : undefined) ??
    pagesByName.get(name.replace(/(이?란|은|는|이|가|을|를|의)$/, "")) ??
    pagesByBeginning.find(([beginning]) => name.startsWith(beginning))?.[1] ??
    (text.split(/\s+/).some(isUnknown) ? pagesByName.get(nearest(name, all)) : undefined)
  )
}

function orNearly(word) {
  return isUnknown(word) ? `${word}~${wrongLettersIn(word)}` : word
}

// A letter of Hangul says as much as two or three others.
function isUnknown(word) {
  return /^([\p{L}\p{N}]{4,}|[가-힣]{3})$/u.test(word) && !allWords.includes(word.toLowerCase())
}

function wrongLettersIn(word) {
  return word.length < 8 ? 1 : 2
}

function nearest(name, all) {
  const near = all
    .map((other) => ({ other, wrong: distance(name, other) }))
    .filter(({ wrong }) => wrong <= wrongLettersIn(name))
  return near.sort((one, other) => one.wrong - other.wrong)[0]?.other
}

// How many letters have to be put in, taken out or replaced, where it is a few.
function distance(one, other) {
  if (Math.abs(one.length - other.length) > 2) return Infinity
  let above = [...Array(other.length + 1).keys()]
  for (let i = 0; i < one.length; i++) {
    const row = [i + 1]
    for (let j = 0; j < other.length; j++) {
      const replaced = above[j] + (one[i] === other[j] ? 0 : 1)
      row.push(Math.min(replaced, above[j + 1] + 1, row[j] + 1))
    }
    above = row
  }
  return above[other.length]
}
