// A page loads the pieces that stand in it, each when it comes near, and no other. What
// was loaded once is known from then on, also on pages that are opened without a reload.
const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue
      near.unobserve(target)
      const name = target.localName.slice("fl-".length)
      import(`./${name}/${name}.mjs`).catch(() => {}) // without it the figure stays there
    }
  },
  { rootMargin: "600px" },
)

/** Material's: it tells of each page. @type {{ subscribe(run: () => void): void }} */
const pages = Reflect.get(window, "document$")

pages.subscribe(() => {
  for (const element of document.querySelectorAll(":not(:defined)")) {
    if (element.localName.startsWith("fl-")) near.observe(element)
  }
})
