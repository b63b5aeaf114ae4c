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
  const address = new URLSearchParams(location.search)
  for (const element of document.querySelectorAll("*")) {
    if (!element.localName.startsWith("fl-")) continue
    // What the address sets may open at once, for which `page.css` has the room.
    const set = address.get(element.localName.slice("fl-".length))
    if (set !== null) element.setAttribute("data-set", set)
    near.observe(element)
  }
})
