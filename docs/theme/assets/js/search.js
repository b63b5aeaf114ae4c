// The search of Material, and what it lacks.

// The index is large, and most pages are read without it: Material asks for it with each
// page, and gets it when the search is used. The pages of the other language, which it
// looks for in sitemaps, each page names itself.
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
  if (href.endsWith("/sitemap.xml") && href !== `${__md_scope}sitemap.xml`) {
    this.send = () => {}
  }
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

function inBetterForm(text) {
  const page = pageOfName(text)
  const first = page === undefined ? "" : `tags:n${page}^1000000000 `
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

// The page that a name belongs to, whatever its case, spaces and hyphens; a name with an
// underscore is one of the code.
function pageOfName(text) {
  const name = text.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")
  const code = text.includes("_") ? pagesByName.get(`ops${name}`) : undefined
  const begins = () => pagesByBeginning.find(([start]) => name.startsWith(start))?.[1]
  return code ?? pagesByName.get(name) ?? begins()
}

// A word that is on no page is one with a wrong letter, or two if it is long.
function orNearly(word) {
  const unknown = /^[\p{L}\p{N}]{4,}$/u.test(word) && !allWords.includes(word.toLowerCase())
  return unknown ? `${word}~${word.length < 8 ? 1 : 2}` : word
}
