// An error message, typed or pasted, is no search for a word. To the search engine each
// word stands for all that begin with it, so that "a list" finds nearly every page; signs
// such as ^ ~ + - are operators, and one that it cannot read finds nothing at all. So the
// words of a message are searched as they are, in the text of the pages.
const { postMessage } = Worker.prototype
Worker.prototype.postMessage = function (message, ...rest) {
  const query = typeof message.data === "string" && wordsOfMessage(message.data)
  return postMessage.call(this, query ? { ...message, data: query } : message, ...rest)
}

function wordsOfMessage(text) {
  const last = text.split(/(?=\b\w*(?:Error|Warning|Exception): )/).pop() // of a traceback
  const words = last.match(/[\p{L}\p{N}]+/gu) ?? []
  const isMessage =
    last !== text ||
    /^\w*(?:Error|Warning|Exception): /.test(last) ||
    words.filter((word) => /^[a-z]+$/i.test(word)).length > 3
  return isMessage && [...new Set(words)].map((word) => `text:${word}^1`).join(" ")
}
