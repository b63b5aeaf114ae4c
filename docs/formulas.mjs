// Typeset the formulas of built pages: `node formulas.mjs KATEX < LIST_OF_PAGES`.
// The browser then needs no script for them, and a bad formula stops the build.
import { readFileSync, writeFileSync } from "node:fs"
import { pathToFileURL } from "node:url"

const { default: katex } = await import(pathToFileURL(`${process.argv[2]}/dist/katex.mjs`))
const formula = /<(span|div) class="arithmatex">\\([([])([\s\S]*?)\\[)\]]<\/\1>/g
const entities = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&#39;": "'" }

for (const page of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const html = readFileSync(page, "utf8")
  const typeset = html.replace(formula, (_, tag, bracket, text) => {
    const latex = text.replace(/&(lt|gt|amp|quot|#39);/g, (entity) => entities[entity])
    try {
      const displayMode = bracket === "["
      // On a phone a long one scrolls, for who has no finger and no mouse as well.
      const reached = displayMode ? ' tabindex="0"' : ""
      return `<${tag} class="arithmatex"${reached}>${katex.renderToString(latex, { displayMode })}</${tag}>`
    } catch (error) {
      throw new Error(`${page}: ${latex.trim()}\n${error.message}`)
    }
  })
  if (typeset !== html) writeFileSync(page, typeset)
}
